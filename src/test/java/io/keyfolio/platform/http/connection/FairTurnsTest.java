package io.keyfolio.platform.http.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The requests of one client take neither the event loop nor the memory of other clients. */
@QuarkusTest
@WithTestResource(BoundedResource.class)
class FairTurnsTest {

    private static final String LIVE = "GET /livez HTTP/1.1\r\nHost: localhost\r\n";
    private static final String OK = "HTTP/1.1 200 OK";
    private static final String PING = "\u0089\u0080\0\0\0\0";
    private static final int LENGTH_OF_PONG = 2;
    private static final int MANY_REQUESTS = 20_000;
    private static final int MANY_FRAMES = 200_000;
    private static final Duration LONG = Duration.ofSeconds(6);

    /** More clients than event loops, so that some share theirs with the flood. */
    private static final int OTHERS = 8;

    @Test
    void requestsSentAtOnceLetOthersHaveTheirTurn() {
        try (RawConnection flood = RawConnection.open()) {
            int length = lengthOfAnswer(flood);

            othersHaveTheirTurn(flood, LIVE + "\r\n", MANY_REQUESTS, length);
        }
    }

    @Test
    void framesSentAtOnceLetOthersHaveTheirTurn() {
        String handshake = RawAgent.handshake(Person.signedUp().accountKey());
        try (RawConnection flood = RawConnection.open()) {
            flood.send(handshake);
            lengthOfHead(flood);

            othersHaveTheirTurn(flood, PING, MANY_FRAMES, LENGTH_OF_PONG);
        }
    }

    /** The connections of one address get 150 KB of the 300 KB in total. */
    @Test
    void addressThatReadsNothingLeavesOthersTheirMemory() {
        String refused = "keyfolio_connections_refused_total{reason=\"memory\"}";
        double before = Metrics.value(refused);
        CompletableFuture<List<Boolean>> attack =
                CompletableFuture.supplyAsync(() -> AtOnce.run(OTHERS, number -> RawConnection.openFrom("127.0.0.2")
                        .send("GET /q/openapi HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(40))
                        .isClosedWithin(LONG)));
        try (RawConnection other = RawConnection.openFrom("127.0.0.3")) {
            Await.until(() -> Metrics.value(refused), count -> count > before);

            for (int round = 0; round < 50; round++) {
                other.send(LIVE + "A: b\r\n".repeat(95) + "\r\n");
                assertEquals(OK, other.readLine());
                lengthOfHead(other);
            }
        } finally {
            attack.join();
        }
    }

    private static void othersHaveTheirTurn(RawConnection flood, String request, int many, int lengthOfAnswer) {
        AtomicLong received = new AtomicLong();
        List<RawConnection> others = opened();
        try {
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> flood.readAll(received));
            CompletableFuture<RawConnection> writer = CompletableFuture.supplyAsync(
                    () -> flood.send(request.repeat(many).getBytes(ISO_8859_1)));
            Await.until(received::get, bytes -> bytes > 0);

            others.forEach(other -> other.send(LIVE + "\r\n"));
            others.forEach(other -> assertEquals(OK, other.readLine()));
            long answered = received.get() / lengthOfAnswer;

            assertTrue(answered < many / 4, () -> "others waited for " + answered + " answers");
            Await.until(() -> received.get() / lengthOfAnswer, answers -> answers == many);
            writer.join().close();
            reader.join();
        } finally {
            others.forEach(RawConnection::close);
        }
    }

    private static List<RawConnection> opened() {
        List<RawConnection> opened = IntStream.range(0, OTHERS)
                .mapToObj(number -> RawConnection.open())
                .toList();
        opened.forEach(FairTurnsTest::lengthOfAnswer);
        return opened;
    }

    /** The length of each response on a connection; all are equally long. */
    private static int lengthOfAnswer(RawConnection connection) {
        connection.send(LIVE + "\r\n");
        return lengthOfHead(connection);
    }

    /** Reads the head of a response, which is all of the response to a probe; each line ends with two bytes. */
    private static int lengthOfHead(RawConnection connection) {
        int length = 0;
        String line;
        do {
            line = connection.readLine();
            length += line.length() + 2;
        } while (!line.isEmpty());
        return length;
    }
}
