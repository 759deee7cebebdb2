package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Program.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of hosts, databases and roles that a URL would have to escape. */
class DatabaseAddressIT {

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.startApart();

    @Test
    void databaseOnAnIpV6AddressIsMigratedAndServed() throws Exception {
        assertWorks(Map.of("KEYFOLIO_DB_HOST", "::1"), "[::1]:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my db?x=1", "a/b%20&user=c#d", "[a]@b:c"})
    void anyNameOfADatabaseAndARoleWorks(String name) throws Exception {
        Database server = databases.make();
        server.execute("create role \"" + name + "\" superuser login");
        server.execute("create database \"" + name + "\" owner \"" + name + "\"");

        assertWorks(Map.of("KEYFOLIO_DB_NAME", name, "KEYFOLIO_DB_USER", name), "/" + name + " is up to date");
    }

    private static void assertWorks(Map<String, String> different, String told) throws Exception {
        Map<String, String> variables = new TreeMap<>(databases.make().variables());
        variables.putAll(different);

        Outcome migration = PackagedKeyfolio.run(variables, "migrate");

        assertEquals(0, migration.exitCode(), migration::err);
        assertTrue(migration.out().contains(told), migration.out());
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables)) {
            service.awaitReady();
        }
    }
}
