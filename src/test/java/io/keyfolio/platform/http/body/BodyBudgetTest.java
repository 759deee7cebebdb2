package io.keyfolio.platform.http.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.BoundedResource;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.RawConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The memory of bodies in flight is bounded: 100 KB for one address, 150 KB in total. */
@QuarkusTest
@WithTestResource(BoundedResource.class)
class BodyBudgetTest {

    private static final String ONE = "127.0.0.2";
    private static final String OTHER = "127.0.0.3";
    /** A route whose body the service reads before authentication. */
    private static final String ROUTE = "/api/profile/upload-avatar";

    private static final String UNAUTHENTICATED = "HTTP/1.1 401 Unauthorized";
    private static final String REFUSED = "HTTP/1.1 503 Service Unavailable";
    private static final String SMALL = "Content-Length: 2\r\n\r\n{}";
    private static final String LARGE = "Content-Length: 60000\r\n\r\n{";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n";

    @ParameterizedTest
    @CsvSource({"/api/profile/upload-avatar, error", "/v1/profile/api-keys, description", "/oauth2/introspect, error"})
    void oneAddressGetsSoMuchAndNoMore(String path, String member) {
        awaitRequests(0);
        try (RawConnection held = post(ONE, ROUTE, LARGE)) {
            awaitRequests(1);

            String refusal = post(ONE, path, CHUNKED).readAll();

            assertTrue(refusal.startsWith(REFUSED), refusal);
            assertTrue(refusal.contains("\"" + member + "\":"), refusal);
            assertTrue(refusal.toLowerCase(Locale.ROOT).contains("retry-after: "), refusal);
            assertEquals(UNAUTHENTICATED, post(ONE, ROUTE, SMALL).readLine());
            assertEquals(
                    UNAUTHENTICATED,
                    post(OTHER, ROUTE, LARGE + "x".repeat(59_999)).readLine());
            held.reset();
        }
    }

    @Test
    void allTogetherGetSoMuchAndNoMore() {
        awaitRequests(0);
        try (RawConnection held = post(ONE, ROUTE, LARGE);
                RawConnection other = post(OTHER, ROUTE, CHUNKED)) {
            awaitRequests(2);

            try (RawConnection third = post("127.0.0.4", ROUTE, LARGE)) {
                assertEquals(REFUSED, third.readLine());
                assertTrue(third.isClosedWithin(Duration.ofSeconds(5)));
            }
            held.reset();
            other.reset();
        }
    }

    /** Every kind of end releases the budget of the body. */
    @Test
    void budgetIsGivenBack() {
        for (int round = 0; round < 5; round++) {
            awaitRequests(0);
            RawConnection reset = post(ONE, ROUTE, LARGE);
            awaitRequests(1);
            reset.reset();
            awaitRequests(0);

            try (RawConnection answered = post(ONE, ROUTE, LARGE + "x".repeat(59_999))) {
                assertEquals(UNAUTHENTICATED, answered.readLine());
            }
        }
    }

    private static RawConnection post(String from, String path, String rest) {
        return RawConnection.openFrom(from)
                .send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type(path) + "\r\n" + rest);
    }

    private static String type(String path) {
        return path.startsWith("/oauth2") ? "application/x-www-form-urlencoded" : "application/json";
    }

    private static void awaitRequests(int count) {
        Await.until(() -> Metrics.value("http_server_active_requests"), inFlight -> inFlight == count);
    }
}
