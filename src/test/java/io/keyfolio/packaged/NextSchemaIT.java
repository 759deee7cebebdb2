package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Program.Outcome;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service on schemas of later releases, which the test simulates by the records of their migrations. */
class NextSchemaIT {

    private static final String PASSWORD = "correct horse";
    private static final String LATEST = "select max(version::int) from flyway_schema_history";

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void newerSchemaWithoutARecordIsRefused(String migrateAtStart) throws Exception {
        Database database = databases.make();
        PackagedKeyfolio.run(database.variables(), "migrate");
        int next = next(database);
        migrateTo(database, next);

        String log = refusal(database, migrateAtStart);

        assertTrue(log.contains("The database's schema has version " + next), log);
        assertTrue(log.contains("Run a newer Keyfolio."), log);
    }

    /**
     * An older release serves on the schema of the next one, with either setting, after a restart and on a replica that
     * never stopped.
     */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void nextSchemaIsServedByOldReplicasAndAfterARestart(String migrateAtStart) throws Exception {
        Database database = databases.make();
        try (PackagedKeyfolio old = PackagedKeyfolio.serve(database.variables()).awaitReady()) {
            int next = next(database);
            database.execute("alter table account add column pronouns text");
            migrateTo(database, next, next - 1);
            signUp(old, "before");

            try (PackagedKeyfolio restarted = PackagedKeyfolio.serve(with(database, migrateAtStart))) {
                restarted.awaitReady();

                signUp(restarted, "after");
                assertEquals(200, logIn(restarted, "before"));
                assertEquals(200, logIn(old, "after"));
                assertTrue(restarted.log().contains("newer than version " + (next - 1)), restarted.log());
            }
            assertEquals(Integer.toString(next), database.one(LATEST));
        }
    }

    @Test
    void migrateLeavesTheNextSchemaAlone() throws Exception {
        Database database = databases.make();
        PackagedKeyfolio.run(database.variables(), "migrate");
        int next = next(database);
        migrateTo(database, next, next - 1);

        Outcome outcome = PackagedKeyfolio.run(database.variables(), "migrate");

        assertEquals(0, outcome.exitCode(), outcome::err);
        assertEquals("", outcome.err());
        assertTrue(
                outcome.out()
                        .endsWith(" needs no migration: the schema has version " + next + ", newer than version "
                                + (next - 1) + " of this Keyfolio, which can serve on it\n"),
                outcome.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void schemaThatShutsThisReleaseOutNamesTheReleaseThatIsNeeded(String migrateAtStart) throws Exception {
        Database database = databases.make();
        PackagedKeyfolio.run(database.variables(), "migrate");
        int next = next(database);
        migrateTo(database, next, next - 1);
        migrateTo(database, next + 1, next);
        String why = "The database's schema has version " + (next + 1) + ", this Keyfolio knows version " + (next - 1)
                + " and cannot serve on it. Run Keyfolio 0." + next + ".0 or newer.";

        String log = refusal(database, migrateAtStart);
        Outcome migration = PackagedKeyfolio.run(database.variables(), "migrate");

        assertTrue(log.contains(why), log);
        assertEquals(1, migration.exitCode());
        assertEquals(1, migration.err().lines().count(), migration.err());
        assertTrue(migration.err().endsWith(why + "\n"), migration.err());
    }

    private static int next(Database database) throws SQLException {
        return Integer.parseInt(database.one(LATEST)) + 1;
    }

    /** Records a migration of a later release. */
    private static void migrateTo(Database database, int version) throws SQLException {
        database.execute("insert into flyway_schema_history"
                + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                + " values (%1$d, '%1$d', 'later', 'SQL', 'V%1$d__later.sql', 'postgres', 1, true)".formatted(version));
    }

    private static void migrateTo(Database database, int version, int servesFrom) throws SQLException {
        migrateTo(database, version);
        database.execute(
                "insert into schema_compatibility (version, serves_from, release) values (%1$d, %2$d, '0.%1$d.0')"
                        .formatted(version, servesFrom));
    }

    private static void signUp(PackagedKeyfolio service, String username) {
        send(service, "/api/signup", Map.of("username", username, "email", email(username), "password", PASSWORD))
                .then()
                .statusCode(201);
    }

    private static int logIn(PackagedKeyfolio service, String username) {
        return send(service, "/v1/auth/login", Map.of("email", email(username), "password", PASSWORD))
                .statusCode();
    }

    private static Response send(PackagedKeyfolio service, String path, Map<String, String> body) {
        return RestAssured.given().contentType("application/json").body(body).post(service.address() + path);
    }

    private static String email(String username) {
        return username + "@example.com";
    }

    private static String refusal(Database database, String migrateAtStart) throws Exception {
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(with(database, migrateAtStart))) {
            assertEquals(1, service.awaitExit());
            return service.log();
        }
    }

    private static Map<String, String> with(Database database, String migrateAtStart) throws SQLException {
        Map<String, String> variables = new TreeMap<>(database.variables());
        variables.put("KEYFOLIO_MIGRATE_AT_START", migrateAtStart);
        return variables;
    }
}
