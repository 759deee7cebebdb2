package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Program.Outcome;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The default limits of a service, and its refusals of impossible ones. */
class LimitsIT {

    private static final Duration REFILL = Duration.ofSeconds(3);

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    @Test
    void twentySignUpsAMinuteFromOneAddress() throws Exception {
        try (PackagedKeyfolio service =
                PackagedKeyfolio.serve(settings(Map.of())).awaitReady()) {
            long begun = System.nanoTime();
            int admitted = 0;
            HttpResponse<String> answer = signUp(service.address(), admitted);
            while (answer.statusCode() == 201) {
                admitted++;
                answer = signUp(service.address(), admitted);
            }

            long refilled = Duration.ofNanos(System.nanoTime() - begun).dividedBy(REFILL) + 1;
            assertEquals(429, answer.statusCode(), answer.body());
            assertTrue(admitted >= 20 && admitted <= 20 + refilled, admitted + " sign-ups");
            assertEquals("\"sign-up\";q=20;w=60", header(answer, "RateLimit-Policy"));
        }
    }

    @Test
    void hundredRequestsASecondAndTwiceThatAtOnce() throws Exception {
        try (PackagedKeyfolio service =
                PackagedKeyfolio.serve(settings(Map.of())).awaitReady()) {
            String session = signUp(service.address(), 0).body().replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1");

            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(service.address().resolve("/api/profile"))
                            .header("Authorization", "Bearer " + session));

            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals("\"credential\";q=200;w=2", header(answer, "RateLimit-Policy"));
            assertTrue(header(answer, "RateLimit").startsWith("\"credential\";r=199;"), header(answer, "RateLimit"));
        }
    }

    @Test
    void connectionTooManyIsClosed() throws Exception {
        Map<String, String> settings = settings(Map.of("KEYFOLIO_HTTP_MAX_CONNECTIONS", "2"));
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(settings).awaitReady()) {
            URI address = service.address();
            try (Socket one = connect(address);
                    Socket another = connect(address);
                    Socket tooMany = connect(address)) {
                assertEquals(-1, tooMany.getInputStream().read());
                assertTrue(one.isConnected() && another.isConnected());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "KEYFOLIO_PROXY_TRUSTED, proxy.example.com, KEYFOLIO_PROXY_TRUSTED",
        "KEYFOLIO_RATE_LIMIT_SIGN_UP_PER, 0S, KEYFOLIO_RATE_LIMIT_SIGN_UP_PER",
        "KEYFOLIO_CLEAN_UP_KEEP, -24H, KEYFOLIO_CLEAN_UP_KEEP"
    })
    void impossibleSettingStopsTheStart(String variable, String value, String named) throws Exception {
        Outcome outcome = PackagedKeyfolio.run(settings(Map.of(variable, value)), "serve");

        assertEquals(1, outcome.exitCode());
        assertTrue((outcome.out() + outcome.err()).contains(named), outcome.out() + outcome.err());
    }

    private static Map<String, String> settings(Map<String, String> chosen) throws Exception {
        Map<String, String> settings = new HashMap<>(databases.make().variables());
        settings.put("KEYFOLIO_PASSWORD_BCRYPT_COST", "4");
        settings.putAll(chosen);
        return settings;
    }

    private static Socket connect(URI service) throws IOException {
        return new Socket(service.getHost(), service.getPort());
    }

    private static HttpResponse<String> signUp(URI service, int number) throws Exception {
        String person = "{\"username\":\"person-%1$d\",\"email\":\"p%1$d@example.com\",\"password\":\"only-here\"}";
        return send(HttpRequest.newBuilder(service.resolve("/api/signup"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(person.formatted(number))));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
