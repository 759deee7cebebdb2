package io.keyfolio.platform.embedded;

import static io.keyfolio.platform.embedded.Connections.asService;
import static io.keyfolio.platform.embedded.Connections.connect;
import static io.keyfolio.platform.embedded.Connections.execute;
import static io.keyfolio.platform.embedded.Connections.query;
import static io.keyfolio.platform.embedded.Connections.unencrypted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.platform.embedded.storage.EmbeddedFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The properties of the embedded database, checked on real servers. */
@Tag("programs")
class EmbeddedDatabaseTest {

    /** The SQL state for a missing entry in pg_hba.conf. */
    private static final String NO_RULE = "28000";

    private static final String INVALID_PASSWORD = "28P01";
    private static final String PASSWORD_WANTED = "08004";

    @TempDir
    private static Path temporary;

    /** A directory with data, created once, because its creation takes longer than all tests. */
    private static Path used;

    @BeforeAll
    static void startForTheFirstTime() {
        used = temporary.resolve("a 'used' directory");
        try (EmbeddedDatabase database = start(used)) {
            assertTrue(database.port() > 0);
        }
    }

    @Test
    void serviceOwnsItsDatabaseAndNothingElse() throws SQLException {
        try (EmbeddedDatabase database = start(used);
                Connection connection = asService(database)) {
            execute(connection, "create table own ()");

            String powers = query(
                    connection,
                    "select concat_ws(' ', rolsuper, rolcreatedb, rolcreaterole, pg_catalog.pg_get_userbyid(datdba))"
                            + " from pg_roles, pg_database where rolname = current_user and datname = 'keyfolio'");

            assertEquals("f f f keyfolio", powers);
        }
    }

    @Test
    void writesAreSafeAndTextIsUnicode() throws SQLException {
        try (EmbeddedDatabase database = start(used);
                Connection connection = asService(database)) {
            String settings = query(
                    connection,
                    "select concat_ws(' ', current_setting('fsync'), current_setting('full_page_writes'),"
                            + " current_setting('data_checksums'), current_setting('server_encoding'), lower('Ä'))");

            assertEquals("on on on UTF8 ä", settings);
        }
    }

    @Test
    void nobodyIsLetInWithoutThePassword() {
        try (EmbeddedDatabase database = start(used)) {
            SQLException wrong = assertThrows(SQLException.class, () -> connect(database, "wrong"));
            SQLException missing = assertThrows(SQLException.class, () -> connect(database, null));

            assertEquals(INVALID_PASSWORD, wrong.getSQLState());
            assertEquals(PASSWORD_WANTED, missing.getSQLState());
        }
    }

    @Test
    void nobodyIsLetInWithoutTls() throws SQLException {
        try (EmbeddedDatabase database = start(used);
                Connection connection = asService(database)) {
            SQLException refusal = assertThrows(SQLException.class, () -> unencrypted(database));

            String encrypted = query(connection, "select version from pg_stat_ssl where pid = pg_backend_pid()");
            assertEquals(NO_RULE, refusal.getSQLState(), refusal::getMessage);
            assertEquals("TLSv1.3", encrypted);
        }
    }

    /** An earlier release created data without a certificate. */
    @Test
    void dataOfAnEarlierReleaseGetACertificate() throws Exception {
        Files.delete(used.resolve("postgres-key.pem"));
        Files.delete(used.resolve("postgres-certificate.pem"));
        Files.delete(used.resolve("postgresql/pg_hba.conf"));

        try (EmbeddedDatabase database = start(used);
                Connection connection = asService(database)) {
            assertEquals("1", query(connection, "select 1"));
        }
    }

    @Test
    void dataSurviveARestart() throws SQLException {
        try (EmbeddedDatabase database = start(used);
                Connection connection = asService(database)) {
            execute(connection, "create table kept as select 'still here' as text");
        }

        try (EmbeddedDatabase database = start(used);
                Connection connection = asService(database)) {
            assertEquals("still here", query(connection, "select text from kept"));
        }
    }

    @Test
    void nothingRunsAfterTheEnd() throws Exception {
        ProcessHandle server;
        try (EmbeddedDatabase database = start(used)) {
            server = server(database.directory());
        }

        awaitEnd(server);
    }

    @Test
    void serverOfAKilledKeyfolioIsReplaced() throws Exception {
        ForkedKeyfolio killed = ForkedKeyfolio.startIn(used, "never_written");
        ProcessHandle orphan = server(used);
        killed.kill();
        assertTrue(orphan.isAlive());

        try (EmbeddedDatabase database = start(used);
                Connection connection = asService(database)) {
            awaitEnd(orphan);
            assertEquals("1", query(connection, "select 1"));
        }
    }

    @Test
    void numberOfAnotherProcessDoesNotPreventTheStart() throws Exception {
        Files.writeString(postmasterPid(used), ProcessHandle.current().pid() + "\n");

        try (EmbeddedDatabase database = start(used);
                Connection connection = asService(database)) {
            assertEquals("1", query(connection, "select 1"));
        }
    }

    @Test
    void emptyPidFileDoesNotPreventTheStart() throws Exception {
        Files.createFile(postmasterPid(used));

        try (EmbeddedDatabase database = start(used);
                Connection connection = asService(database)) {
            assertEquals("1", query(connection, "select 1"));
        }
    }

    @Test
    void databaseStopsOnlyAfterTheApplication() throws Exception {
        ProcessHandle server;
        try (ForkedKeyfolio stopped = ForkedKeyfolio.startIn(used, "written_at_the_end")) {
            server = server(used);
            stopped.stop();
        }

        awaitEnd(server);
        try (EmbeddedDatabase database = start(used);
                Connection connection = asService(database)) {
            assertEquals("500000", query(connection, "select count(*) from written_at_the_end"));
        }
    }

    @Test
    void secondKeyfolioIsRefused() throws Exception {
        try (ForkedKeyfolio first = ForkedKeyfolio.startIn(used, "of_no_interest")) {
            EmbeddedFailure refusal = assertThrows(EmbeddedFailure.class, () -> EmbeddedDatabase.claim(used));

            assertEquals(
                    "Another Keyfolio is using the data directory " + used.toRealPath()
                            + ": stop it, or set KEYFOLIO_DATA_DIR to another directory.",
                    refusal.getMessage());
            first.stop();
        }
    }

    private static EmbeddedDatabase start(Path directory) {
        EmbeddedDatabase database = EmbeddedDatabase.claim(directory);
        database.start();
        return database;
    }

    private static ProcessHandle server(Path directory) throws IOException {
        String pid = Files.readAllLines(postmasterPid(directory)).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Waits for the end of the server, which releases its files a moment earlier. */
    private static void awaitEnd(ProcessHandle server) throws Exception {
        server.onExit().get(10, TimeUnit.SECONDS);
    }

    private static Path postmasterPid(Path directory) {
        return directory.resolve("postgresql/data-18/postmaster.pid");
    }
}
