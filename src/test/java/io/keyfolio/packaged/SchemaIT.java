package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.PackagedKeyfolio;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The schemas on which the service starts, and its migrations of them. */
class SchemaIT {

    /** The number of replicas, which is lower on the JVM, because a JVM takes some seconds to start. */
    private static final int REPLICAS = PackagedKeyfolio.isNative() ? 10 : 4;

    /** The last schema without a record of compatible releases. */
    private static final int WITHOUT_RECORD = 6;

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    /** All replicas become ready, and each migration is applied once. */
    @Test
    void replicasStartAtOnceOnAnEmptyDatabase() throws Exception {
        Database database = databases.make();
        List<PackagedKeyfolio> replicas = new ArrayList<>();
        try {
            for (int replica = 0; replica < REPLICAS; replica++) {
                replicas.add(PackagedKeyfolio.serve(database.variables()));
            }
            for (PackagedKeyfolio replica : replicas) {
                replica.awaitReady();
            }
            assertEquals(
                    "t",
                    database.one(
                            "select count(*) > 0 and count(*) = count(distinct version) from flyway_schema_history"));
        } finally {
            for (PackagedKeyfolio replica : replicas) {
                replica.close();
            }
        }
    }

    @Test
    void withoutMigrationTheSchemaIsNotTouched() throws Exception {
        Database database = databases.make();

        String log = refusal(database);

        assertTrue(log.contains("Run: keyfolio migrate"), log);
        assertEquals("0", database.one("select count(*) from information_schema.tables where table_schema = 'public'"));
    }

    @Test
    void withoutMigrationAMigratedSchemaIsServed() throws Exception {
        Database database = databases.make();
        PackagedKeyfolio.run(database.variables(), "migrate");

        try (PackagedKeyfolio service = PackagedKeyfolio.serve(withoutMigration(database))) {
            service.awaitReady();
        }
    }

    @Test
    void schemaOfAnEarlierReleaseIsMigrated() throws Exception {
        Database database = databases.makeAt(WITHOUT_RECORD);

        String log = refusal(database);
        assertTrue(log.contains("The database's schema has version " + WITHOUT_RECORD), log);
        assertTrue(log.contains("Run: keyfolio migrate"), log);

        try (PackagedKeyfolio service = PackagedKeyfolio.serve(database.variables())) {
            service.awaitReady();

            assertEquals(
                    "t",
                    database.one(
                            "select max(h.version::int) = max(c.version) from flyway_schema_history h, schema_compatibility c"));
        }
    }

    private static String refusal(Database database) throws Exception {
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(withoutMigration(database))) {
            assertEquals(1, service.awaitExit());
            return service.log();
        }
    }

    private static Map<String, String> withoutMigration(Database database) throws SQLException {
        Map<String, String> variables = new TreeMap<>(database.variables());
        variables.put("KEYFOLIO_MIGRATE_AT_START", "false");
        return variables;
    }
}
