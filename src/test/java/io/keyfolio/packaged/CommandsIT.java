package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Program.Outcome;
import io.keyfolio.testing.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the command line, as operators and containers use them. */
class CommandsIT {

    private static final Map<String, String> NO_VARIABLES = Map.of();

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    @Test
    void versionIsPrinted() throws Exception {
        Outcome outcome = PackagedKeyfolio.run(NO_VARIABLES, "version");

        assertEquals(0, outcome.exitCode());
        assertEquals("", outcome.err());
        assertTrue(outcome.out().matches("keyfolio \\d+\\.\\d+\\.\\d+\n"), outcome.out());
    }

    @Test
    void helpListsTheCommands() throws Exception {
        Outcome outcome = PackagedKeyfolio.run(NO_VARIABLES, "--help");

        assertEquals(0, outcome.exitCode());
        assertEquals("", outcome.err());
        assertEquals(
                11,
                outcome.out()
                        .lines()
                        .filter(line -> line.matches(
                                "  (serve|migrate|reseal|import-sanctum|end-sessions|revoke-key|check-mailboxes|dead-mails"
                                        + "|retry-dead-mails|health|version) .*"))
                        .count());
    }

    /** The variable asks for colours, whose escape sequences would reach files and logs. */
    @Test
    void commandExplainsItsArgumentInPlainText() throws Exception {
        Outcome outcome = PackagedKeyfolio.run(Map.of("CLICOLOR_FORCE", "1"), "revoke-key", "--help");

        assertEquals(0, outcome.exitCode());
        assertEquals("", outcome.err());
        assertTrue(outcome.out().startsWith("Usage: keyfolio revoke-key [-h] ID\n"), outcome.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "--port=1"})
    void unknownWordEndsWithTheUsage(String word) throws Exception {
        Outcome outcome = PackagedKeyfolio.run(NO_VARIABLES, word);

        assertEquals(2, outcome.exitCode());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().startsWith("keyfolio: unknown word: " + word + "\nUsage: keyfolio"), outcome.err());
    }

    @Test
    void healthFollowsTheService() throws Exception {
        Map<String, String> port;
        try (PackagedKeyfolio service =
                PackagedKeyfolio.serve(databases.make().variables()).awaitReady()) {
            port = Map.of(
                    "KEYFOLIO_MANAGEMENT_PORT",
                    Integer.toString(service.management().getPort()));

            assertEquals(0, PackagedKeyfolio.run(port, "health").exitCode());
        }

        Outcome whenGone = PackagedKeyfolio.run(port, "health");

        assertEquals(1, whenGone.exitCode());
        assertTrue(whenGone.err().contains("does not answer"), whenGone.err());
    }

    /** The wildcard addresses of a service on all interfaces are not addresses to which a client can connect. */
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "127.0.0.1", "localhost"})
    void healthFindsTheManagementPortWhereverItListens(String host) throws Exception {
        Map<String, String> variables = new TreeMap<>(databases.make().variables());
        variables.put("KEYFOLIO_MANAGEMENT_HOST", host);
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables).awaitReady()) {
            variables.put(
                    "KEYFOLIO_MANAGEMENT_PORT",
                    Integer.toString(service.management().getPort()));

            Outcome outcome = PackagedKeyfolio.run(variables, "health");

            assertEquals(0, outcome.exitCode(), outcome::err);
            assertTrue(outcome.out().endsWith("/q/health/ready answers 200\n"), outcome.out());
        }
    }

    @Test
    void migrateAppliesWhatIsMissingOnce() throws Exception {
        Map<String, String> database = databases.make().variables();

        Outcome first = PackagedKeyfolio.run(database, "migrate");
        Outcome second = PackagedKeyfolio.run(database, "migrate");

        assertEquals(0, first.exitCode(), first::err);
        assertTrue(first.out().matches("(?s).* is up to date; migrations applied: [1-9]\\d*\\R"), first.out());
        assertEquals(0, second.exitCode(), second::err);
        assertTrue(second.out().endsWith(" is up to date; migrations applied: 0\n"), second.out());
    }

    @ParameterizedTest
    @CsvSource({"KEYFOLIO_DB_PORT, 1", "KEYFOLIO_DB_PORT, one", "KEYFOLIO_DB_SSLMODE, verify-nothing"})
    void migrateTellsInOneLineWhyItCannot(String variable, String value) throws Exception {
        Outcome outcome = PackagedKeyfolio.run(Map.of("KEYFOLIO_DB_HOST", "localhost", variable, value), "migrate");

        assertEquals(1, outcome.exitCode());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith("keyfolio: "), outcome.err());
    }

    /** The commands do not create an embedded database, and do not create a missing directory. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "reseal",
                "import-sanctum missing.csv",
                "end-sessions @ada",
                "end-sessions -ada",
                "end-sessions -- --help",
                "revoke-key 1"
            })
    void workOnAccountsWithoutADatabaseNamesTheSettings(String line) throws Exception {
        String[] words = line.split(" ");

        Outcome outcome = PackagedKeyfolio.run(Map.of("KEYFOLIO_DATA_DIR", "target/no-such-directory"), words);

        assertEquals(1, outcome.exitCode());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().contains("KEYFOLIO_DB_HOST"), outcome.err());
        assertFalse(Files.exists(Path.of("target/no-such-directory")));
    }

    @Test
    void resealTellsInOneLineThatTheSchemaIsMissing() throws Exception {
        Map<String, String> variables = new TreeMap<>(databases.make().variables());
        variables.put("KEYFOLIO_SEALING_KEYS", "k1:" + Secrets.sealingKey());

        Outcome outcome = PackagedKeyfolio.run(variables, "reseal");

        assertEquals(1, outcome.exitCode());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().endsWith("run: keyfolio migrate\n"), outcome.err());
    }

    @Test
    void migrateWithoutADatabaseNamesTheSettings() throws Exception {
        Outcome outcome = PackagedKeyfolio.run(NO_VARIABLES, "migrate");

        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("KEYFOLIO_DB_HOST"), outcome.err());
    }
}
