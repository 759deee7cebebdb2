package io.keyfolio.platform.http.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.BoundedResource;
import io.keyfolio.testing.LoggedErrors;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.RawConnection;
import io.keyfolio.testing.RawHttp2;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds on one client over HTTP/2, in addition to those of HTTP/1.1. */
@QuarkusTest
@WithTestResource(BoundedResource.class)
class Http2BoundsTest {

    private static final Duration LONG = Duration.ofSeconds(8);
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int REFUSED_STREAM = 7;
    private static final int CANCEL = 8;
    private static final int ENHANCE_YOUR_CALM = 11;
    private static final int MOST_PER_ADDRESS = 20;
    private static final String LIVE = "/livez";
    private static final byte[] PING = RawHttp2.frame(RawHttp2.PING, 0, 0, new byte[8]);

    @ParameterizedTest
    @ValueSource(ints = {96, 101})
    void headHasAHundredFieldsAtMost(int fields) {
        String[] many = IntStream.range(0, fields)
                .boxed()
                .flatMap(number -> Stream.of("x-" + number, "1"))
                .toArray(String[]::new);
        try (RawHttp2 client = RawHttp2.open()) {
            client.get(1, LIVE, many);

            assertEquals(fields > 100 ? 431 : 200, client.status());
            client.get(3, LIVE);
            assertEquals(200, client.status());
        }
    }

    @Test
    void headLargerThanInHttp1IsRefused() {
        try (RawHttp2 client = RawHttp2.open()) {
            byte[] head = RawHttp2.request("GET", LIVE, "x-large", "a".repeat(22 * 1024));
            client.send(RawHttp2.HEADERS, RawHttp2.END_STREAM, 1, Arrays.copyOf(head, 16_000));
            client.send(RawHttp2.CONTINUATION, RawHttp2.END_HEADERS, 1, Arrays.copyOfRange(head, 16_000, head.length));

            assertEquals(431, client.status());
        }
    }

    /** The preface alone, frames without a request, and a head without an end. */
    @Test
    void requestThatDoesNotComeIsNotAwaited() {
        List<String> kinds = List.of("preface", "pings", "head", "continuation");
        String timeouts = "keyfolio_connections_refused_total{reason=\"head-timeout\"}";
        double before = Metrics.value(timeouts);

        List<Boolean> closed = AtOnce.run(kinds.size(), number -> isClosedWithoutARequest(kinds.get(number)));

        assertEquals(Collections.nCopies(kinds.size(), true), closed);
        Await.until(() -> Metrics.value(timeouts), refused -> refused >= before + kinds.size());
    }

    private static boolean isClosedWithoutARequest(String kind) {
        try (RawHttp2 client = RawHttp2.open()) {
            byte[] head = RawHttp2.request("GET", LIVE);
            switch (kind) {
                case "pings" -> client.send(RawHttp2.PING, 0, 0, new byte[8]);
                case "head" -> client.send(Arrays.copyOf(RawHttp2.frame(RawHttp2.HEADERS, 5, 1, head), 12));
                case "continuation" -> {
                    client.get(1, LIVE);
                    assertEquals(200, client.status());
                    client.send(RawHttp2.HEADERS, RawHttp2.END_STREAM, 3, head);
                }
                default -> {}
            }
            return client.isClosedWithin(LONG);
        }
    }

    /**
     * Each connection admits 100 concurrent requests. All connections of an address admit as many as its quota of
     * connections.
     */
    @Test
    void requestsOfAnAddressAreBounded() {
        try (LoggedErrors errors = LoggedErrors.watch();
                RawHttp2 client = RawHttp2.openFrom("127.0.0.4")) {
            byte[] head = RawHttp2.request("POST", "/api/login", "content-length", "10");
            for (int stream = 1; stream <= 2 * MOST_PER_ADDRESS + 1; stream += 2) {
                client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS, stream, head);
            }

            RawHttp2.Frame refused = client.read(RawHttp2.RST_STREAM);

            assertEquals(2 * MOST_PER_ADDRESS + 1, refused.stream());
            assertEquals(REFUSED_STREAM, refused.payload().getInt());
            try (RawConnection other = RawConnection.openFrom("127.0.0.4")) {
                assertTrue(other.isClosedWithin(LONG));
            }
            client.send(
                    RawHttp2.RST_STREAM,
                    0,
                    1,
                    ByteBuffer.allocate(4).putInt(CANCEL).array());
            client.get(2 * MOST_PER_ADDRESS + 3, LIVE);
            assertEquals(200, client.status());
            assertEquals(List.of(), errors.messages());
        }
        Await.until(() -> Metrics.value("http_server_active_requests"), Double.valueOf(0)::equals);
    }

    @Test
    void rapidResetsEndTheConnection() {
        byte[] head = RawHttp2.request("GET", "/v1/auth/verify", "authorization", "Bearer nothing");
        byte[] cancel = ByteBuffer.allocate(4).putInt(CANCEL).array();
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int stream = 1; stream < 2000; stream += 2) {
            frames.writeBytes(
                    RawHttp2.frame(RawHttp2.HEADERS, RawHttp2.END_STREAM | RawHttp2.END_HEADERS, stream, head));
            frames.writeBytes(RawHttp2.frame(RawHttp2.RST_STREAM, 0, stream, cancel));
        }
        try (RawHttp2 client = RawHttp2.open()) {
            client.send(frames.toByteArray());

            RawHttp2.Frame end = client.read(RawHttp2.GOAWAY);

            assertNotNull(end);
            assertEquals(ENHANCE_YOUR_CALM, end.payload().getInt(4));
            assertTrue(client.isClosedWithin(LONG));
        }
    }

    /** The responses are in no buffer of the connection, because the client does not open the windows of its streams. */
    @Test
    void answersThatWaitForAWindowCountInTheMemory() {
        String memory = "keyfolio_connections_refused_total{reason=\"memory\"}";
        double before = Metrics.value(memory);
        List<RawHttp2> clients = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            RawHttp2 client = RawHttp2.openFrom("127.0.0.5", INITIAL_WINDOW_SIZE, 0);
            client.get(1, "/q/openapi").get(3, "/q/openapi");
            clients.add(client);
        }
        Await.until(() -> Metrics.value(memory), refused -> refused > before);
        clients.forEach(RawHttp2::close);
    }

    @Test
    void answerThatWaitsForAWindowIsNotKeptForEver() {
        String timeouts = "keyfolio_connections_refused_total{reason=\"write-timeout\"}";
        double before = Metrics.value(timeouts);
        try (RawHttp2 client = RawHttp2.openFrom("127.0.0.6", INITIAL_WINDOW_SIZE, 0)) {
            client.get(1, "/.well-known/jwks.json");
            assertEquals(200, client.status());

            assertTrue(client.isClosedWithin(LONG));
        }
        Await.until(() -> Metrics.value(timeouts), refused -> refused > before);
    }

    @Test
    void manyFramesAtOnceAreAnswered() {
        int many = 20_000;
        byte[] pings = new byte[many * PING.length];
        for (int at = 0; at < pings.length; at += PING.length) {
            System.arraycopy(PING, 0, pings, at, PING.length);
        }
        try (RawHttp2 flood = RawHttp2.openFrom("127.0.0.7")) {
            flood.get(1, LIVE);
            assertEquals(200, flood.status());
            Thread writer = new Thread(() -> flood.send(pings).get(3, LIVE));
            writer.start();
            for (int pongs = 0; pongs < many; pongs++) {
                assertNotNull(flood.read(RawHttp2.PING));
            }

            assertEquals(200, flood.status());
        }
    }

    @Test
    void upgradeFromHttp1IsNotTaken() {
        try (RawConnection client = RawConnection.open()) {
            client.send("GET /livez HTTP/1.1\r\n");
            client.send("Host: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n");
            client.send("Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n");

            assertEquals("HTTP/1.1 200 OK", client.readLine());
        }
    }

    /** The bytes arrive in pieces, so that the first bytes do not determine the version. */
    @ParameterizedTest
    @ValueSource(
            strings = {"PUT /livez HTTP/1.1\r\nHost: localhost\r\n\r\n", "PRI * HTTP/1.1\r\nHost: localhost\r\n\r\n"})
    void requestsThatBeginAsHttp2DoesAreReadAsHttp1(String request) {
        try (RawConnection client = RawConnection.open()) {
            for (byte each : request.getBytes(US_ASCII)) {
                client.send(new byte[] {each});
            }

            assertTrue(client.readLine().startsWith("HTTP/1.1 4"));
        }
    }
}
