package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Program.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Databases that the start refuses, and its messages. */
class UnfitDatabaseIT {

    private static final String LATIN1 = "its encoding is LATIN1 and must be UTF8; make another database with:"
            + " create database NAME template template0 encoding 'UTF8' locale 'C'";

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    @BeforeAll
    static void start() throws Exception {
        Database any = databases.make();
        any.execute("create database latin1 template template0 encoding 'LATIN1' locale 'C'");
        any.execute("create database ascii template template0 encoding 'SQL_ASCII' locale 'C'");
        any.execute("create database utf8 template template0 encoding 'UTF8' locale 'C'");
    }

    @Test
    void databaseOfAnotherEncodingIsRefusedAndNotTouched() throws Exception {
        assertRefused(in("latin1"), LATIN1);
        assertRefused(in("ascii"), "its encoding is SQL_ASCII and must be UTF8");
    }

    /** An earlier release has created the schema in this database. */
    @Test
    void databaseOfAnotherEncodingIsRefusedAlsoWithASchema() throws Exception {
        databases
                .named("latin1")
                .execute("create table flyway_schema_history (version text, success boolean);"
                        + " insert into flyway_schema_history values ('6', true), ('8', true)");
        try {
            assertRefused(in("latin1"), LATIN1);
        } finally {
            databases.named("latin1").execute("drop table flyway_schema_history");
        }
    }

    /** A database that the statement in the refusal creates is accepted. */
    @Test
    void databaseMadeAsTheRefusalSaysIsServed() throws Exception {
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(in("utf8"))) {
            service.awaitReady();
        }
    }

    @Test
    void searchPathWithoutASchemaIsRefusedAndNoneIsMade() throws Exception {
        Database database = databases.make();
        database.execute(
                "alter database " + database.one("select current_database()") + " set search_path = \"My App\"");

        assertRefused(database.variables(), "no schema of its search_path (\"My App\") exists");
        assertEquals("0", database.one("select count(*) from pg_namespace where nspname like '%My App%'"));
    }

    private static void assertRefused(Map<String, String> variables, String why) throws Exception {
        Outcome migration = PackagedKeyfolio.run(variables, "migrate");
        assertEquals(1, migration.exitCode());
        assertEquals(1, migration.err().lines().count(), migration.err());
        assertTrue(migration.err().contains(why), migration.err());
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables)) {
            assertEquals(1, service.awaitExit());
            assertTrue(service.log().contains("cannot be used: " + why), service.log());
        }
    }

    private static Map<String, String> in(String name) throws Exception {
        Map<String, String> variables = new TreeMap<>(databases.make().variables());
        variables.put("KEYFOLIO_DB_NAME", name);
        return variables;
    }
}
