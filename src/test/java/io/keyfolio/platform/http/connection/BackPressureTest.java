package io.keyfolio.platform.http.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.BoundedResource;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.RawAgent;
import io.keyfolio.testing.RawConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service decodes no further requests of a client while responses wait for it. */
@QuarkusTest
@WithTestResource(BoundedResource.class)
class BackPressureTest {

    private static final String END = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final String CLOSED = "keyfolio_connections_refused_total{reason=\"write-timeout\"}";

    /** The largest ping, masked with zeros. The pongs together exceed the buffers of the two sockets. */
    private static final String PING = "\u0089\u00FD\0\0\0\0" + "x".repeat(125);

    private static final Duration LONG = Duration.ofSeconds(6);
    private static final int MANY = 60_000;

    /** The number of responses of about 300 KB that exceed the buffers of the two sockets. */
    private static final int ENOUGH = 40;

    /** The responses have about 40 MB, far more than the buffers of the two sockets. */
    @Test
    void clientThatReadsNothingIsNotAnsweredOnAndOn() {
        double closed = Metrics.value(CLOSED);
        double handled = handled();

        try (RawConnection connection = RawConnection.open()) {
            connection.send(("GET /nothing" + END + "\r\n").repeat(MANY));

            Await.until(() -> Metrics.value(CLOSED), count -> count == closed + 1);
            assertTrue(handled() - handled < MANY * 0.75, () -> "all were handled: " + handled());
        }
    }

    /** One connection can keep 32 KB and one response waiting, and all connections of an address 150 KB. */
    @Test
    void clientsThatReadNothingTakeSoMuchMemoryTogetherAndNoMore() {
        String memory = "keyfolio_connections_refused_total{reason=\"memory\"}";
        double before = Metrics.value(memory);

        AtOnce.run(10, number -> RawConnection.open()
                .send(("GET /q/openapi" + END + "\r\n").repeat(ENOUGH))
                .isClosedWithin(LONG));

        assertTrue(Metrics.value(memory) > before);
    }

    @Test
    void agentThatReadsNoPongsIsClosed() throws IOException {
        double closed = Metrics.value(CLOSED);
        byte[] pings = PING.repeat(MANY).getBytes(ISO_8859_1);

        try (RawAgent agent = new RawAgent(Person.signedUp().accountKey())) {
            for (int round = 0; round < 5; round++) {
                agent.sendBytes(pings);
            }

            Await.until(() -> Metrics.value(CLOSED), count -> count == closed + 1);
        }
    }

    /** The order holds for every split of the bytes, and for bodies that contain the end of a head. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 1_000_000})
    void pipelinedRequestsAreAnsweredInTheirOrder(int piece) {
        String body = "{\n\n\r\n\r\n\"a\":\r\n\r\n1\n\n}";
        String whole = "POST /api/login" + END + "Content-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        String chunked =
                "POST /api/login" + END + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
        List<String> requests = List.of(
                "GET /livez" + END + "\r\n",
                whole,
                "\r\nGET /nothing" + END + "\r\n",
                chunked,
                "HEAD /livez" + END + "\r\n",
                "GET /v1/auth/verify" + END + "\r\n");
        String all = IntStream.range(0, 20)
                .boxed()
                .flatMap(round -> requests.stream())
                .collect(Collectors.joining());

        try (RawConnection connection = RawConnection.open()) {
            byte[] bytes = (all + "GET /livez" + END + "Connection: close\r\n\r\n").getBytes(US_ASCII);
            pieces(bytes, piece).forEach(connection::send);
            String answers = connection.readAll();

            String expected = "200,400,404,400,200,401,".repeat(20) + "200";
            assertEquals(expected, statuses(answers));
        }
    }

    private static Stream<byte[]> pieces(byte[] bytes, int length) {
        return IntStream.iterate(0, start -> start < bytes.length, start -> start + length)
                .mapToObj(start -> Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + length)));
    }

    private static String statuses(String answers) {
        return Pattern.compile("HTTP/1\\.1 (\\d{3}) ")
                .matcher(answers)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining(","));
    }

    private static double handled() {
        return Metrics.all()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .filter(line -> line.contains("uri=\"NOT_FOUND\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
