package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Program.Outcome;
import io.keyfolio.testing.StoppablePostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The start of the service before PostgreSQL is ready. */
class DatabaseWaitIT {

    private static final String NOT_READY = "is not ready";
    private static final String A_CLOSED_PORT = "1";

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.startApart();

    @Test
    void serviceAndMigrationWaitForAServerThatStartsLater(@TempDir Path data) throws Exception {
        StoppablePostgres server = StoppablePostgres.in(data);
        server.stop();
        Map<String, String> variables = with(server.variables(), "KEYFOLIO_DB_WAIT", "60S");

        try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables)) {
            CompletableFuture<Outcome> migration = CompletableFuture.supplyAsync(() -> run(variables, "migrate"));
            Await.until(() -> log(service), log -> log.contains(NOT_READY), Duration.ofSeconds(60));
            server.startAgain();

            service.awaitReady();
            Outcome outcome = migration.join();
            assertEquals(0, outcome.exitCode(), outcome::err);
        } finally {
            server.stop();
        }
    }

    /** The server refuses connections for a while, as it does when it has too many. */
    @Test
    void serviceWaitsForAConnection() throws Exception {
        Database database = databases.makeMigrated();
        database.execute("create role crowded superuser login");
        database.execute("alter role crowded nosuperuser connection limit 0");
        database.execute("grant all on all tables in schema public to crowded");
        Map<String, String> variables = with(database.variables(), "KEYFOLIO_DB_WAIT", "60S");
        variables.put("KEYFOLIO_DB_USER", "crowded");

        try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables)) {
            Await.until(() -> log(service), log -> log.contains(NOT_READY), Duration.ofSeconds(60));
            database.execute("alter role crowded connection limit -1");

            service.awaitReady();
            assertTrue(service.log().contains("too many connections"), service.log());
        }
    }

    @Test
    void wrongPasswordIsNotWaitedFor() throws Exception {
        Database database = databases.make();
        database.execute("create role locked login password 'right'");
        database.execute("do $$ begin execute format('copy (values (''host all locked all scram-sha-256''),"
                + " (''host all all all trust'')) to %L', current_setting('hba_file')); end $$");
        database.execute("select pg_reload_conf()");
        Map<String, String> variables = with(database.variables(), "KEYFOLIO_DB_WAIT", "600S");
        variables.put("KEYFOLIO_DB_USER", "locked");
        variables.put("KEYFOLIO_DB_PASSWORD", "wrong");

        Outcome migration = run(variables, "migrate");
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables)) {
            assertEquals(1, service.awaitExit());
            assertFalse(service.log().contains(NOT_READY), service.log());
            assertTrue(service.log().contains("password authentication failed"), service.log());
        }
        assertEquals(1, migration.exitCode());
        assertEquals(1, migration.err().lines().count(), migration.err());
    }

    /** The service logs one line at first and one every five seconds, and then the refusal. */
    @ParameterizedTest
    @CsvSource({
        "localhost, 7S, 2, cannot be used",
        "host.invalid, 7S, 2, KEYFOLIO_DB_HOST: host.invalid does not resolve",
        "localhost, 0S, 0, cannot be used"
    })
    void serviceGivesUpInTime(String host, String wait, int lines, String refusal) throws Exception {
        Map<String, String> variables = new TreeMap<>(
                Map.of("KEYFOLIO_DB_HOST", host, "KEYFOLIO_DB_PORT", A_CLOSED_PORT, "KEYFOLIO_DB_WAIT", wait));

        Outcome migration = run(variables, "migrate");
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables)) {
            assertEquals(1, service.awaitExit());
            assertTrue(service.log().contains(refusal), service.log());
            assertEquals(lines, notReady(service.log()), service.log());
        }
        assertEquals(1, migration.exitCode());
        assertEquals(lines, notReady(migration.err()), migration.err());
        assertEquals(lines + 1, migration.err().lines().count(), migration.err());
    }

    @Test
    void serviceThatWaitsCanBeStopped() throws Exception {
        Map<String, String> variables =
                Map.of("KEYFOLIO_DB_HOST", "localhost", "KEYFOLIO_DB_PORT", A_CLOSED_PORT, "KEYFOLIO_DB_WAIT", "600S");

        try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables)) {
            Await.until(() -> log(service), log -> log.contains(NOT_READY), Duration.ofSeconds(60));
            service.terminate();

            service.awaitExit();
        }
    }

    private static long notReady(String log) {
        return log.lines().filter(line -> line.contains(NOT_READY)).count();
    }

    private static Outcome run(Map<String, String> variables, String word) {
        try {
            return PackagedKeyfolio.run(variables, word);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String log(PackagedKeyfolio service) {
        try {
            return service.log();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> with(Map<String, String> variables, String name, String value)
            throws SQLException {
        Map<String, String> all = new TreeMap<>(variables);
        all.put(name, value);
        return all;
    }
}
