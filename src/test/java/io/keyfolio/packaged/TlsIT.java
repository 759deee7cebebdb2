package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Certificates;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Program.Outcome;
import io.keyfolio.testing.TlsPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The servers that the modes of {@code KEYFOLIO_DB_SSLMODE} accept, for migrations (JDBC) and for serving (reactive). */
class TlsIT {

    private static TlsPostgres database;
    private static Path stranger;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        database = TlsPostgres.start();
        stranger = Certificates.makeIn(directory).authority();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "verify-full, localhost, authority, 0",
        "verify-full, 127.0.0.1, authority, 1",
        "verify-full, localhost, stranger, 1",
        "verify-ca, 127.0.0.1, authority, 0",
        "verify-ca, localhost, stranger, 1",
        "require, 127.0.0.1, none, 0",
        "prefer, 127.0.0.1, none, 0",
    })
    void serverIsVerifiedAsTheModeSays(String mode, String host, String authority, int exitCode) throws Exception {
        Map<String, String> variables = variables(mode, host, authority);

        Outcome migration = PackagedKeyfolio.run(variables, "migrate");

        assertEquals(exitCode, migration.exitCode(), migration::err);
        assertServed(exitCode == 0, variables);
    }

    @Test
    void verifyingNeedsAnAuthority() throws Exception {
        Outcome outcome = PackagedKeyfolio.run(variables("verify-full", "localhost", "none"), "migrate");

        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("set KEYFOLIO_DB_SSLROOTCERT"), outcome.err());
    }

    private static void assertServed(boolean expected, Map<String, String> variables) throws Exception {
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables)) {
            if (expected) {
                service.awaitReady();
            } else {
                assertEquals(1, service.awaitExit());
                assertTrue(service.log().contains("PostgreSQL at "), service.log());
            }
        }
    }

    private static Map<String, String> variables(String mode, String host, String authority) {
        Map<String, String> variables = new TreeMap<>(database.variables());
        variables.put("KEYFOLIO_DB_SSLMODE", mode);
        variables.put("KEYFOLIO_DB_HOST", host);
        switch (authority) {
            case "authority" ->
                variables.put("KEYFOLIO_DB_SSLROOTCERT", database.authority().toString());
            case "stranger" -> variables.put("KEYFOLIO_DB_SSLROOTCERT", stranger.toString());
            default -> {}
        }
        return variables;
    }
}
