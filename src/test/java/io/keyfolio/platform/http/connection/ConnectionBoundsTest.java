package io.keyfolio.platform.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.BoundedResource;
import io.keyfolio.testing.Management;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.RawAgent;
import io.keyfolio.testing.RawConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bounds on the connections of one client do not affect other clients: 20 connections and two seconds. */
@QuarkusTest
@WithTestResource(BoundedResource.class)
class ConnectionBoundsTest {

    private static final String FLOODER = "127.0.0.2";
    private static final String HEAD = "GET /livez HTTP/1.1\r\nHost: localhost\r\n";
    private static final int MOST = 20;

    /** The largest number of agents among 80 connections. */
    private static final int MOST_AGENTS = 72;

    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final Duration LONGER_THAN_A_HEAD = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofSeconds(6);

    @Test
    void oneAddressHasSoManyConnectionsAndNoMore() {
        awaitGuards();
        List<RawConnection> held = Stream.generate(() -> RawConnection.openFrom(FLOODER))
                .limit(MOST)
                .toList();
        held.forEach(connection -> assertEquals("HTTP/1.1 200 OK", statusOf(connection)));

        try (RawConnection oneMore = RawConnection.openFrom(FLOODER)) {
            assertEquals("", statusOf(oneMore));
        }

        Person.anonymous().get("/livez").then().statusCode(200);
        held.get(0).close();
        Await.until(ConnectionBoundsTest::isServed, served -> served);
        held.forEach(RawConnection::close);
    }

    @Test
    void agentsAreCountedApart() throws IOException {
        awaitGuards();
        String key = Person.signedUp().accountKey();
        List<RawAgent> agents = new ArrayList<>();
        for (int count = 0; count < 2 * MOST; count++) {
            agents.add(new RawAgent(key));
        }

        Person.anonymous().get("/livez").then().statusCode(200);

        for (RawAgent agent : agents) {
            agent.close();
        }
    }

    /** Everyone can sign up, and agents do not count for an address. */
    @Test
    void agentsLeaveConnectionsToOthers() throws IOException {
        awaitGuards();
        String key = Person.signedUp().accountKey();
        List<RawAgent> agents = new ArrayList<>();
        for (int count = 0; count < MOST_AGENTS; count++) {
            agents.add(new RawAgent(key));
        }

        IOException refusal = assertThrows(IOException.class, () -> new RawAgent(key));

        assertTrue(refusal.getMessage().contains(" 503 "), refusal::getMessage);
        Person.anonymous().get("/livez").then().statusCode(200);
        for (RawAgent agent : agents) {
            agent.close();
        }
    }

    @Test
    void publicPortFullOfOneAddressLeavesManagementAlone() {
        awaitGuards();
        List<RawConnection> held =
                Stream.generate(RawConnection::open).limit(MOST).toList();

        Management.request().get("/q/health/live").then().statusCode(200);

        held.forEach(RawConnection::close);
    }

    @Test
    void headThatDoesNotComeInTimeIsNotAwaited() {
        awaitGuards();
        List<String> beginnings = List.of("", "GET", "\r\n", HEAD, HEAD + "A: b");

        List<Boolean> closed = AtOnce.run(beginnings.size(), number -> isClosedAfter(beginnings.get(number)));

        assertEquals(Collections.nCopies(beginnings.size(), true), closed);
    }

    private static boolean isClosedAfter(String beginning) {
        try (RawConnection connection = RawConnection.open()) {
            return connection.send(beginning).isClosedWithin(LONG);
        }
    }

    /** The bytes of a head arrive at short intervals, but take too long in total. */
    @Test
    void drippingDoesNotExtendTheTimeOfAHead() {
        awaitGuards();

        List<Boolean> closed =
                AtOnce.all(List.of(() -> isClosedWhileDripping(""), () -> isClosedWhileDripping(HEAD + "\r\n")));

        assertEquals(List.of(true, true), closed);
    }

    private static boolean isClosedWhileDripping(String before) {
        try (RawConnection connection = RawConnection.open()) {
            connection.send(before + HEAD + "A: ");
            long end = System.nanoTime() + LONG.toNanos();

            boolean closed = false;
            while (!closed && System.nanoTime() < end) {
                connection.send("a");
                closed = connection.isClosedWithin(MOMENT);
            }
            return closed;
        }
    }

    @Test
    void idleConnectionIsKeptBetweenRequests() {
        awaitGuards();
        try (RawConnection connection = RawConnection.open()) {
            statusOf(connection);

            assertFalse(connection.isClosedWithin(LONGER_THAN_A_HEAD));
            assertEquals("HTTP/1.1 200 OK", statusOf(connection));
        }
    }

    @Test
    void requestThatIsBeingAnsweredOutlivesTheTimeOfAHead() {
        awaitGuards();
        String login = "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n";
        try (RawConnection connection = RawConnection.open()) {
            connection.send(login + "{");

            assertFalse(connection.isClosedWithin(LONGER_THAN_A_HEAD));
            assertEquals("HTTP/1.1 400 Bad Request", connection.send("}").readLine());
        }
    }

    private static boolean isServed() {
        try (RawConnection connection = RawConnection.openFrom(FLOODER)) {
            return !statusOf(connection).isEmpty();
        }
    }

    private static String statusOf(RawConnection connection) {
        return connection.send(HEAD + "\r\n").readLine();
    }

    /** Waits for the guards, which start a moment after the port opens. */
    private static void awaitGuards() {
        Await.until(
                () -> {
                    List<RawConnection> many = Stream.generate(() -> RawConnection.openFrom("127.0.0.3"))
                            .limit(MOST + 1)
                            .toList();
                    many.forEach(connection -> connection.send(HEAD + "\r\n"));
                    boolean guarded = many.get(MOST).readLine().isEmpty();
                    many.forEach(RawConnection::close);
                    return guarded;
                },
                guarded -> guarded);
        assertTrue(Metrics.value("keyfolio_connections_refused_total{reason=\"address-limit\"}") > 0);
    }
}
