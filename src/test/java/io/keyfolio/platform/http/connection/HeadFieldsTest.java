package io.keyfolio.platform.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.BoundedResource;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.RawConnection;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A head takes more memory than its bytes, so its fields count. The head counts until its request is answered. */
@QuarkusTest
@WithTestResource(value = BoundedResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class HeadFieldsTest {

    private static final String LINE = "GET /livez HTTP/1.1\r\n";
    private static final String POST =
            "POST /api/profile/upload-avatar HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private static final String MEMORY = "keyfolio_connections_refused_total{reason=\"memory\"}";
    private static final Duration LONG = Duration.ofSeconds(6);
    private static final int MOST = 100;

    @ParameterizedTest
    @CsvSource({"GET /livez, 100, 200", "GET /livez, 101, 431", "GET /nothing, 101, 431", "POST /api/login, 4000, 431"})
    void headHasSoManyFieldsAndNoMore(String route, int fields, int status) {
        String head = route + " HTTP/1.1\r\nHost: localhost\r\n" + "a:\r\n".repeat(fields - 1) + "\r\n";
        try (RawConnection connection = RawConnection.open().send(head)) {
            assertEquals(status, status(connection));
        }
    }

    /**
     * The bound applies after other requests on the connection, for every split of the bytes, and without an end of the
     * head.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 102})
    void fieldsAreCountedHoweverTheyCome(int piece) {
        try (RawConnection connection = RawConnection.open()) {
            connection.send((LINE + "Host: localhost\r\n\r\n").repeat(3));
            connection.send(LINE);
            for (int sent = 0; sent < MOST + 2; sent += piece) {
                connection.send("a:\r\n".repeat(Math.min(piece, MOST + 2 - sent)));
            }
            String answers = connection.readAll();

            assertEquals(3, Pattern.compile("200 OK").matcher(answers).results().count(), answers);
            assertTrue(answers.contains(" 431 "), answers);
        }
    }

    @Test
    void trailersAreCountedToo() {
        double before = Metrics.value(MEMORY);
        try (RawConnection connection = RawConnection.open()) {
            connection.send(POST + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\n" + "a:\r\n".repeat(2 * MOST + 5));

            assertTrue(connection.isClosedWithin(LONG));
        }
        Await.until(() -> Metrics.value(MEMORY), refused -> refused > before);
    }

    @Test
    void manyChunksAreNoFields() {
        try (RawConnection connection = RawConnection.open()) {
            connection.send(POST + "Transfer-Encoding: chunked\r\n\r\n" + "1\r\n \r\n".repeat(1000) + "0\r\n\r\n");

            assertEquals(401, status(connection));
        }
    }

    /** Fifteen heads of 17 KB, of which 8 KB do not count, exceed the budget of 150 KB while their bodies are missing. */
    @Test
    void headsCountUntilTheirRequestsAreAnswered() {
        double before = Metrics.value(MEMORY);
        String held = POST + "Content-Length: 2\r\nX: " + "x".repeat(16_000) + "\r\n\r\n{";
        List<RawConnection> connections =
                Stream.generate(RawConnection::open).limit(19).toList();

        connections.forEach(connection -> connection.send(held));

        Await.until(() -> Metrics.value(MEMORY), refused -> refused > before);
        connections.forEach(RawConnection::close);
        Await.until(HeadFieldsTest::longHeadIsServed, served -> served);
    }

    /** On a persistent connection, a head no longer counts after its response. */
    @Test
    void answeredHeadsCountNoMore() {
        double before = Metrics.value(MEMORY);
        List<RawConnection> connections = Stream.generate(() -> RawConnection.openFrom("127.0.0.9"))
                .limit(19)
                .toList();

        for (RawConnection connection : connections) {
            connection.send(LINE + "Host: localhost\r\nX: " + "x".repeat(16_000) + "\r\n\r\n");
            assertEquals(200, status(connection));
        }

        assertEquals(before, Metrics.value(MEMORY));
        assertFalse(connections.get(0).isClosedWithin(Duration.ofMillis(100)));
        connections.forEach(RawConnection::close);
    }

    private static boolean longHeadIsServed() {
        try (RawConnection connection = RawConnection.openFrom("127.0.0.8")) {
            connection.send(LINE + "Host: localhost\r\nX: " + "x".repeat(16_000) + "\r\n\r\n");
            return connection.readLine().contains(" 200 ");
        }
    }

    private static int status(RawConnection connection) {
        return Integer.parseInt(
                connection.readLine().substring("HTTP/1.1 ".length()).substring(0, 3));
    }
}
