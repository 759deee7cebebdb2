package io.keyfolio.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The record of compatible releases, and Flyway on a schema that is newer than its files. */
@Tag("programs")
class SchemaCompatibilityTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.startApart();

    /** The schema denies these statements even to a role with default privileges on future tables. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into schema_compatibility (version, serves_from, release) values (1000, 1, '9.9.9')",
                "update schema_compatibility set serves_from = 1",
                "delete from schema_compatibility",
                "truncate schema_compatibility"
            })
    void roleOfTheServiceReadsTheRecordOnly(String change) throws SQLException {
        Database database = databases.makeAt(MigrationRules.FIRST - 1);
        String role = "service_" + System.identityHashCode(change);
        database.execute("create role " + role);
        database.execute("select grant_service('" + role + "')");
        databases.migrate(database);

        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set role " + role);
            statement.executeQuery("select version, serves_from, release from schema_compatibility");
            SQLException refusal = assertThrows(SQLException.class, () -> statement.execute(change));
            assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState());
        }
    }

    /** A newer release can migrate while an older one starts. */
    @Test
    void flywayPassesMigrationsOfNewerReleasesOver() throws SQLException {
        Database database = databases.makeMigrated();
        database.execute("insert into flyway_schema_history"
                + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                + " values (1000, '1000', 'later', 'SQL', 'V1000__later.sql', 'postgres', 1, true)");

        assertEquals(0, databases.migrate(database));
    }
}
