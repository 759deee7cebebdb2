package io.keyfolio.identity.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clean-up removes exactly the sessions and keys that ended more than a day ago. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CleanUpTest {

    private static final String KEYS = "/v1/profile/api-keys";
    private static final int MAX_KEYS = 100;

    /** More rows than one or two batches of the clean-up delete. */
    private static final int TEN_BATCHES = 5000;

    private static final String REMOVED = "keyfolio_clean_up_removed_total";

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @Test
    void sessionIsRemovedADayAfterItsEnd() throws SQLException {
        double before = Metrics.value(REMOVED + "{what=\"session\"}");
        execute("update session set expires_at = now() - interval '24 hours 1 minute' where " + ofAlice());
        alice.logIn();
        execute("update session set expires_at = now() - interval '23 hours 50 minutes' where " + ofAlice()
                + " and expires_at > now()");
        alice.logIn();

        Await.until(() -> count("session"), number -> number <= 2);
        awaitRuns();
        assertEquals(2, count("session"));
        assertTrue(Metrics.value(REMOVED + "{what=\"session\"}") > before);
    }

    @Test
    void keyIsRemovedADayAfterItsEndAndItsRoomIsGivenBack() throws SQLException {
        Person.Key ended = alice.issue("ended");
        Person.Key recent = alice.issue("recent");
        Stream.generate(() -> alice.issue("ci")).limit(MAX_KEYS - 2).forEach(key -> {});
        assertEquals(422, create());
        double before = Metrics.value(REMOVED + "{what=\"api-key\"}");

        execute("update api_key set expires_at = now() - interval '23 hours 50 minutes' where id = " + recent.id());
        execute("update api_key set expires_at = now() - interval '24 hours 1 minute' where id = " + ended.id());

        Await.until(() -> count("api_key"), number -> number <= MAX_KEYS - 1);
        awaitRuns();
        assertEquals(MAX_KEYS - 1, count("api_key"));
        assertTrue(Metrics.value(REMOVED + "{what=\"api-key\"}") > before);
        assertEquals(200, create());
        assertEquals(422, create());
    }

    @Test
    void predecessorThatIsRemovedGivesNoRoomBack() throws SQLException {
        Person.Key old = alice.issue("old");
        Stream.generate(() -> alice.issue("ci")).limit(MAX_KEYS - 1).forEach(key -> {});
        alice.signedIn()
                .contentType("application/json")
                .body("{\"grace_seconds\":60}")
                .post(KEYS + "/{id}/regenerate", old.id())
                .then()
                .statusCode(200);

        execute("update api_key set expires_at = now() - interval '25 hours' where id = " + old.id());

        Await.until(() -> count("api_key"), number -> number == MAX_KEYS);
        assertEquals(422, create());
    }

    @Test
    void oneBatchFollowsAnotherWithinARun() throws SQLException {
        execute("insert into session (id, account_id, created_at, expires_at) select gen_random_uuid(), id, now(),"
                + " now() - interval '25 hours' from account, generate_series(1, " + TEN_BATCHES
                + ") where username = '" + alice.username() + "'");

        awaitRuns();
        assertEquals(1, count("session"));
    }

    @Test
    void nothingIsRemovedWhileAnotherReplicaHasItsTurn() throws SQLException {
        long lock = 0x6b6579666f6c696fL;
        try (Connection elsewhere = connect();
                Statement statement = elsewhere.createStatement()) {
            statement.execute("select pg_advisory_lock(" + lock + ")");
            execute("update session set expires_at = now() - interval '25 hours' where " + ofAlice());
            awaitRuns();

            assertEquals(1, count("session"));
        }
        Await.until(() -> count("session"), number -> number == 0);
    }

    /** Waits for a second run, because the first may have started before the change of the test. */
    private static void awaitRuns() {
        double before = runs();
        Await.until(CleanUpTest::runs, now -> now >= before + 2);
    }

    private static double runs() {
        return Metrics.value("keyfolio_clean_up_runs_total");
    }

    private int create() {
        return alice.signedIn().post(KEYS).statusCode();
    }

    private String ofAlice() {
        return "account_id = (select id from account where username = '" + alice.username() + "')";
    }

    private long count(String table) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table + " where " + ofAlice())) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(ConfigProvider.getConfig().getValue("test.jdbc-url", String.class));
    }
}
