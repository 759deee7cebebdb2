package io.keyfolio.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Person;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * Lambda freezes a function between two invocations. After any event during the freeze, the function answers the next
 * invocation.
 */
class FreezeIT {

    private static final String PREFERENCES = "/v1/profile/preferences";
    private static final int LONGER_THAN_A_PROBE = 4;

    private static Deployment deployment;
    private static SilentWire wire;
    private static Person alice;
    private static Person.Key key;

    @BeforeAll
    static void deploy() throws IOException {
        Database database = Database.migrated();
        wire = SilentWire.to(database.port());
        deployment = Deployment.start(
                database, Map.of("keyfolio.db.port", Integer.toString(wire.port()), "keyfolio.request.timeout", "2S"));
        alice = Person.signedUp();
        key = alice.issue("ci");
    }

    /** Thaws the function, so that a test that fails during the freeze does not affect later tests. */
    @AfterEach
    void thaw() {
        deployment.function().thaw();
    }

    @AfterAll
    static void withdraw() throws IOException {
        deployment.close();
        wire.close();
    }

    @RepeatedTest(10)
    void connectionThatEndedFailsNothing() throws SQLException {
        assertUsable();

        deployment.database().endConnections();

        assertUsable();
    }

    @RepeatedTest(3)
    void connectionThatEndedInTheFreezeFailsNothing() throws SQLException {
        assertUsable();

        deployment.function().freeze();
        deployment.database().endConnections();
        deployment.function().thaw();

        assertUsable();
    }

    /** A firewall drops an old connection without a notification. */
    @RepeatedTest(3)
    void connectionThatFellSilentFailsNothing() {
        assertUsable();

        deployment.function().freeze();
        wire.fallSilent();
        deployment.function().thaw();

        long start = System.nanoTime();
        assertUsable();
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < LONGER_THAN_A_PROBE);
    }

    @Test
    void writesNeedNoSecondTry() throws SQLException {
        deployment.function().freeze();
        deployment.database().endConnections();
        deployment.function().thaw();

        assertNotNull(alice.issue("after the freeze").token());
    }

    @RepeatedTest(5)
    void lastUseIsWrittenBeforeTheAnswer() throws SQLException {
        Person.Key unused = alice.issue("unused");
        String lastUse = "select last_used_at from api_key where id = " + unused.id();

        assertEquals(200, unused.request().get(PREFERENCES).statusCode());
        deployment.function().freeze();

        assertNotNull(deployment.database().ask(lastUse));
    }

    @Test
    void nothingIsUnderWayInTheFreeze() throws SQLException {
        assertUsable();
        deployment.function().freeze();

        assertEquals(0, deployment.database().busyConnections());
        assertEquals(1, deployment.database().connections());
    }

    /**
     * The response is 503 while the row is locked. A transaction that stays open during the freeze would keep its own
     * locks.
     */
    @Test
    void lateRequestIsOverBeforeTheFreeze() throws SQLException {
        try (Connection other = deployment.database().connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select 1 from account where username = '" + alice.username() + "' for update");
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> deployment
                    .invoke(Event.of("PUT", PREFERENCES).bearer(alice.session()).json("{\"theme\":\"light\"}"))
                    .status());
            deployment.database().awaitLock();

            assertEquals(503, answer.join());
            assertEquals(0, deployment.database().busyConnections());
            other.rollback();
        }

        assertUsable();
    }

    private static void assertUsable() {
        Answer answer = deployment.invoke(Event.of("GET", PREFERENCES).bearer(key.token()));

        assertEquals(200, answer.status(), answer::text);
    }
}
