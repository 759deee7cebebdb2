package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Replicas;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Agents on three replicas with one PostgreSQL. A revocation closes all their connections, and other replicas take over the
 * agents of a dead replica.
 */
class AgentReplicasIT {

    /**
     * A hundred agents for each replica, which is the quota of machines. The rate limit on handshakes admits all of them at
     * once.
     */
    private static final int AGENTS = 300;

    private static final Map<String, String> ROOM = Map.of("KEYFOLIO_AGENT_MAX_PER_ACCOUNT", "400");
    private static final String LISTENING =
            " from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                    + " and (query like '%pg_snapshot_xmax%' or query like '%keyfolio_heartbeats%')";

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    @Test
    void regenerationClosesAllWithinASecond() throws Exception {
        try (Replicas replicas = new Replicas(databases.make(), ROOM)) {
            List<ConnectedAgent> agents = spread(replicas);

            long returned = regenerate(replicas);

            assertAllCut(agents, returned, Duration.ofSeconds(1));
            assertOldKeyIsDead(replicas);
        }
    }

    @Test
    void regenerationIsNoticedWithoutNotifications() throws Exception {
        Database database = databases.make();
        try (Replicas replicas = new Replicas(database, ROOM)) {
            List<ConnectedAgent> agents = spread(replicas);
            Await.until(() -> listening(database), "3"::equals);

            database.execute("select pg_terminate_backend(pid)" + LISTENING);
            long returned = regenerate(replicas);

            assertAllCut(agents, returned, Duration.ofSeconds(6));
            assertOldKeyIsDead(replicas);
        }
    }

    /** Without triggers, no replica receives a notification. The periodic check closes the connections. */
    @Test
    void missedNotificationIsNoForgottenConnection() throws Exception {
        Database database = databases.make();
        try (Replicas replicas = new Replicas(database, ROOM)) {
            database.execute("alter table account disable trigger account_key_replaced");
            ConnectedAgent agent = replicas.connect(1);
            agent.register("web-1", null);

            regenerate(replicas);

            Await.until(agent::isClosed, closed -> closed, Duration.ofSeconds(35));
            assertEquals(4401, agent.awaitClosed().code());
        }
    }

    @Test
    void machinesOfADeadReplicaGoOfflineAndComeBackElsewhere() throws Exception {
        try (Replicas replicas = new Replicas(databases.make(), Map.of("KEYFOLIO_AGENT_HEARTBEAT_SECONDS", "2"))) {
            ConnectedAgent agent = replicas.connect(0);
            String id = agent.register("web-1", null);
            assertEquals(List.of("online"), replicas.statuses(2));

            replicas.get(0).kill();
            long killed = System.nanoTime();
            Await.until(() -> replicas.statuses(1), List.of("offline")::equals);
            long offline = System.nanoTime();

            Duration twoHeartbeatsOnABusyMachine = Duration.ofSeconds(6);
            assertTrue(
                    offline - killed < twoHeartbeatsOnABusyMachine.toNanos(),
                    "took " + (offline - killed) / 1e9 + " s");
            ConnectedAgent again = replicas.connect(1);
            assertEquals(id, again.register("web-1", id));
            assertEquals(List.of("online"), replicas.statuses(2));
        }
    }

    /** The missing heartbeats close the connection, and not an idle timeout. */
    @Test
    void silentAgentIsClosedAndOffline() throws Exception {
        Map<String, String> settings =
                Map.of("KEYFOLIO_AGENT_HEARTBEAT_SECONDS", "2", "KEYFOLIO_HTTP_IDLE_TIMEOUT", "3S");
        try (Replicas replicas = new Replicas(databases.make(), settings)) {
            ConnectedAgent silent = replicas.connect(0);
            ConnectedAgent alive = replicas.connect(1);
            silent.register("silent", null);
            alive.register("alive", null);

            while (!silent.isClosed()) {
                alive.say("{\"type\":\"heartbeat\"}");
                Await.aSignal(silent::isClosed, Duration.ofMillis(500));
            }

            assertEquals(4408, silent.awaitClosed().code());
            Await.until(() -> replicas.statuses(2), List.of("offline", "online")::equals);
            assertFalse(alive.isClosed());
        }
    }

    @Test
    void replicaThatStopsSendsItsAgentsElsewhere() throws Exception {
        try (Replicas replicas = new Replicas(databases.make(), Map.of())) {
            ConnectedAgent agent = replicas.connect(0);
            agent.register("web-1", null);
            long told = System.nanoTime();

            replicas.get(0).terminate();

            assertEquals(1001, agent.awaitClosed().code());
            replicas.get(0).awaitExit();
            assertTrue(System.nanoTime() - told < Duration.ofSeconds(5).toNanos(), "took more than 5 s");
            assertEquals(List.of("offline"), replicas.statuses(1));
            assertFalse(replicas.get(0).log().contains("ERROR"), replicas.get(0).log());
        }
    }

    private static List<ConnectedAgent> spread(Replicas replicas) {
        List<ConnectedAgent> agents = new ArrayList<>();
        for (int number = 0; number < AGENTS; number++) {
            agents.add(ConnectedAgent.connect(replicas.get(number).address(), replicas.accountKey())
                    .join());
            agents.get(number).register("web-" + number, null); // in time, also on a slow machine
        }
        List<String> statuses = replicas.statuses(1);
        assertEquals(AGENTS, statuses.size());
        assertTrue(statuses.stream().allMatch("online"::equals), statuses::toString);
        return agents;
    }

    private static long regenerate(Replicas replicas) {
        replicas.signedIn(0).post("/api/profile/regenerate-api-key").then().statusCode(200);
        return System.nanoTime();
    }

    private static void assertAllCut(List<ConnectedAgent> agents, long since, Duration within) {
        for (ConnectedAgent agent : agents) {
            ConnectedAgent.Closed closed = agent.awaitClosed();
            assertEquals(4401, closed.code(), closed.reason());
            assertTrue(
                    closed.nanoTime() - since < within.toNanos(),
                    () -> "closed after " + (closed.nanoTime() - since) / 1e9 + " s");
        }
    }

    private static void assertOldKeyIsDead(Replicas replicas) {
        for (PackagedKeyfolio service : replicas.all()) {
            assertEquals(401, ConnectedAgent.handshakeStatus(service.address(), replicas.accountKey()));
        }
    }

    private static String listening(Database database) {
        try {
            return database.one("select count(*)" + LISTENING);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
