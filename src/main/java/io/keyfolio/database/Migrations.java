package io.keyfolio.database;

import io.keyfolio.database.AppliedSchema.Compatibility;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings the schema to the version that this build knows. */
public final class Migrations {

    /** Migrations of newer releases, which this one may still serve on. */
    private static final String FUTURE = "*:future";

    private Migrations() {}

    /**
     * Applies what is missing; under Flyway's advisory lock, so that of many at once one works and the others wait.
     * A newer schema is left alone.
     *
     * @return how many migrations were applied
     * @throws org.flywaydb.core.api.FlywayException when the database cannot be reached or a migration fails
     */
    public static int apply(DatabaseAddress address) {
        ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
        MigrateResult result = Flyway.configure(classLoader)
                .dataSource(address.dataSource())
                .locations("classpath:" + MigrationFiles.DIRECTORY)
                .resourceProvider(new MigrationFiles(classLoader))
                .javaMigrationClassProvider(List::of)
                .ignoreMigrationPatterns(FUTURE)
                .load()
                .migrate();
        return result.migrationsExecuted;
    }

    /** Reads what was applied so far. */
    public static AppliedSchema applied(DatabaseAddress address) throws SQLException {
        try (Connection database = address.dataSource().getConnection()) {
            AppliedSchema schema = AppliedSchema.of(version(database));
            return schema.isNewer() ? new AppliedSchema(schema.version(), compatibility(database, schema)) : schema;
        }
    }

    private static int version(Connection database) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(AppliedSchema.VERSION);
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getInt(1) : AppliedSchema.NONE.version();
        } catch (SQLException failure) {
            return whenNoSuchTable(failure, AppliedSchema.NONE.version());
        }
    }

    private static Optional<Compatibility> compatibility(Connection database, AppliedSchema schema)
            throws SQLException {
        try (PreparedStatement query = database.prepareStatement(AppliedSchema.COMPATIBILITY.replace("$1", "?"))) {
            query.setInt(1, schema.version());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Compatibility(rows.getInt(1), Optional.ofNullable(rows.getString(2))))
                        : Optional.empty();
            }
        } catch (SQLException failure) {
            return whenNoSuchTable(failure, Optional.empty());
        }
    }

    private static <T> T whenNoSuchTable(SQLException failure, T instead) throws SQLException {
        if (AppliedSchema.NO_SUCH_TABLE.equals(failure.getSQLState())) {
            return instead;
        }
        throw failure;
    }
}
