package io.keyfolio.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawAgent;
import io.keyfolio.testing.RawConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The labels of request metrics contain only known values, and no text of a client. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RequestMetricsTest {

    private static final String END = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final String PREFLIGHT = String.join(
            "\r\n",
            "Origin: https://a.example",
            "Access-Control-Request-Method: GET",
            "Access-Control-Request-Headers: accept",
            "");
    private static final Pattern METHOD = Pattern.compile("method=\"([^\"]*)\"");

    /** More paths than a hundred, the limit beyond which Quarkus measured no other path. */
    private static final int MANY = 150;

    @Test
    void madeUpMethodsAndPathsAddNoLabel() {
        String requests = IntStream.range(0, MANY)
                .boxed()
                .flatMap(RequestMetricsTest::madeUp)
                .collect(Collectors.joining());
        int answers =
                (int) requests.lines().filter(line -> line.endsWith("HTTP/1.1")).count();

        try (RawConnection connection = RawConnection.open()) {
            connection.send(requests + "GET /livez" + END + "Connection: close\r\n\r\n");
            String all = connection.readAll();
            assertEquals(
                    answers + 1,
                    Pattern.compile("HTTP/1.1 \\d").matcher(all).results().count());
        }

        String metrics = Metrics.all();
        assertFalse(metrics.contains("madeup"), metrics);
        assertFalse(metrics.contains("MADEUP"), metrics);
        assertTrue(methods(metrics)
                .allMatch(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "OTHER")::contains));
        double before = profiles();
        Person.anonymous().get("/api/profile").then().statusCode(401);
        Await.until(RequestMetricsTest::profiles, count -> count == before + 1);
    }

    private static Stream<String> madeUp(int number) {
        String path = "madeup" + number;
        return Stream.of(
                "MADEUP" + number + " /x" + END + "\r\n",
                "MADEUP" + number + " /api/profile" + END + "\r\n",
                "OPTIONS /" + path + END + "\r\n",
                "OPTIONS /" + path + END + PREFLIGHT + "\r\n",
                "OPTIONS /v1/" + path + END + "\r\n",
                "DELETE /api/" + path + "/../profile" + END + "\r\n",
                "GET /" + path + "/../livez" + END + "\r\n",
                "GET /" + path + "/./x" + END + "\r\n",
                "GET /%" + path + END + "\r\n",
                "GET /api/machines/" + path + END + "\r\n",
                "PUT /api/machines/" + path + END + "\r\n",
                "GET /v1/auth/verify/" + path + END + "\r\n",
                "GET /q/" + path + END + "\r\n",
                "GET /q/openapi" + path + END + "\r\n",
                "PATCH //" + path + END + "\r\n",
                "GET /api/profile;" + path + "=1" + END + "\r\n");
    }

    @Test
    void handshakeIsMeasuredWhenItIsAdmitted() throws IOException {
        try (RawAgent agent = new RawAgent(Person.signedUp().accountKey())) {
            double measured = Await.until(
                    () -> sum("uri=\"/api/agents/connect\"", "status=\"101\"", "method=\"GET\""), count -> count > 0);

            assertTrue(measured >= 1);
            agent.send(RawAgent.CLOSE | RawAgent.FINAL, new byte[0]);
        }
    }

    @Test
    void resetRequestIsMeasured() {
        double before = sum("uri=\"UNKNOWN\"", "status=\"RESET\"", "method=\"POST\"");

        RawConnection.open()
                .send("POST /api/login" + END + "Content-Type: application/json\r\nContent-Length: 9\r\n\r\n")
                .close();

        Await.until(() -> sum("uri=\"UNKNOWN\"", "status=\"RESET\"", "method=\"POST\""), count -> count > before);
    }

    @Test
    void unknownPathIsMeasuredUnderOneLabel() {
        Person.anonymous().get("/nothing").then().statusCode(404);

        Await.until(() -> sum("uri=\"NOT_FOUND\"", "status=\"404\"", "outcome=\"CLIENT_ERROR\""), count -> count > 0);
    }

    private static double profiles() {
        return sum("uri=\"/api/profile\"", "status=\"401\"", "method=\"GET\"");
    }

    private static double sum(String... labels) {
        return Metrics.all()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static Stream<String> methods(String metrics) {
        return METHOD.matcher(metrics).results().map(found -> found.group(1));
    }
}
