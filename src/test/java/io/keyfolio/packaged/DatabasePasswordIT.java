package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Program.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The database password in a file, and its rotation while the service runs. */
@DisabledOnOs(OS.WINDOWS)
class DatabasePasswordIT {

    private static final AtomicInteger ROLES = new AtomicInteger();

    private final String role = "rotated" + ROLES.incrementAndGet();

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.startApart();

    @TempDir
    private Path directory;

    private Database database;
    private Path file;

    @BeforeEach
    void makeRole() throws Exception {
        database = databases.make();
        database.execute("create role " + role + " superuser login password 'first'");
        requirePassword();
        file = write("first");
    }

    /** Configures PostgreSQL to require a password from local clients. */
    private void requirePassword() throws Exception {
        Path rules = Path.of(database.one("show hba_file"));
        String rule = "host all " + role + " all scram-sha-256\n";
        if (!Files.readString(rules).startsWith(rule)) {
            Files.writeString(rules, rule + Files.readString(rules));
        }
        database.execute("select pg_reload_conf()");
    }

    @Test
    void rotatedPasswordNeedsNoRestart() throws Exception {
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables())) {
            service.awaitReady();
            awaitListening();

            rotate("second");
            write("second");
            cutConnections();

            assertServesAgain(service);
        }
    }

    /** The service keeps the valid password until the role has the new one. */
    @Test
    void fileMayChangeBeforeTheRole() throws Exception {
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables())) {
            service.awaitReady();
            awaitListening();

            write("second");
            cutConnections();
            assertServesAgain(service);
            rotate("second");
            cutConnections();

            assertServesAgain(service);
        }
    }

    @Test
    void unreadableFileIsToldAndTriedAgain() throws Exception {
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables())) {
            service.awaitReady();
            awaitListening();

            rotate("second");
            Files.delete(file);
            cutConnections();
            Await.until(() -> log(service), log -> log.contains("KEYFOLIO_DB_PASSWORD_FILE: cannot read"));
            write("second");

            assertServesAgain(service);
        }
    }

    @Test
    void wrongPasswordInTheFileIsToldInOneLine() throws Exception {
        write("wrong");
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables())) {
            int exitCode = service.awaitExit();

            assertEquals(1, exitCode, service.log());
            assertEquals(1, service.log().lines().count(), service.log());
            assertTrue(
                    service.log().contains("password authentication failed for user \"" + role + "\""), service.log());
            assertFalse(service.log().contains("wrong"), service.log());
        }
    }

    @Test
    void commandsReadTheFile() throws Exception {
        Outcome right = PackagedKeyfolio.run(variables(), "migrate");
        write("wrong");
        Outcome wrong = PackagedKeyfolio.run(variables(), "migrate");

        assertEquals(0, right.exitCode(), right::err);
        assertEquals(1, wrong.exitCode());
        assertEquals(1, wrong.err().lines().count(), wrong.err());
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>(database.variables());
        variables.put("KEYFOLIO_DB_USER", role);
        variables.put("KEYFOLIO_DB_PASSWORD_FILE", file.toString());
        return variables;
    }

    private void rotate(String password) throws SQLException {
        database.execute("alter role " + role + " password '" + password + "'");
    }

    private void cutConnections() throws SQLException {
        database.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + role + "'");
        Await.until(() -> connections("state is null"), "0"::equals);
    }

    /** Asserts that the pool and the LISTEN connection work again, and that no stack trace was logged. */
    private void assertServesAgain(PackagedKeyfolio service) throws IOException {
        Await.until(() -> service.status("/readyz"), status -> status == 200, Duration.ofSeconds(20));
        awaitListening();
        assertFalse(service.log().contains("PgException: FATAL"), service.log());
        assertFalse(service.log().contains("\tat "), service.log());
    }

    private void awaitListening() {
        Await.until(() -> connections("query ilike '%notify%'"), "1"::equals, Duration.ofSeconds(20));
    }

    private String connections(String condition) {
        try {
            return database.one(
                    "select count(*) from pg_stat_activity where usename = '" + role + "' and " + condition);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String log(PackagedKeyfolio service) {
        try {
            return service.log();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the password with a newline at the end, as editors and {@code echo} do. */
    private Path write(String password) throws IOException {
        Path path = directory.resolve("password");
        Files.writeString(path, password + "\n", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
}
