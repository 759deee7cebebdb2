package io.keyfolio.lambda;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A function that cannot start posts the reason in one sentence before any invocation, and exits. */
class StartIT {

    private Database database;
    private Map<String, String> settings;

    @BeforeEach
    void arrange() {
        database = Database.empty();
        settings = new HashMap<>(database.settings());
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void aDatabaseIsNeeded() throws Exception {
        settings.remove("keyfolio.db.host");

        assertFailsWith("Set KEYFOLIO_DB_HOST to the PostgreSQL to use: a function has no database of its own.");
    }

    @Test
    void theSchemaMustHaveBeenMigrated() throws Exception {
        assertFailsWith("The database's schema has version 0, this Keyfolio knows version");
    }

    @Test
    void keysAreNeeded() throws Exception {
        settings.put("keyfolio.migrate.at-start", "true");
        settings.remove("keyfolio.jwt.private-key");

        assertFailsWith("Set KEYFOLIO_JWT_PRIVATE_KEY, or KEYFOLIO_JWT_PRIVATE_KEY_FILE to a file that holds it.");
    }

    private void assertFailsWith(String sentence) throws IOException, InterruptedException {
        try (RuntimeApi api = RuntimeApi.start();
                Function function = Function.start(api, settings)) {
            int exitCode = function.exitCode();

            assertNotEquals(0, exitCode);
            assertTrue(function.output().contains(sentence), function::output);
        }
    }
}
