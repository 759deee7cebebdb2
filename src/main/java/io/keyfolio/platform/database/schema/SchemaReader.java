package io.keyfolio.platform.database.schema;

import io.keyfolio.platform.database.failure.DatabaseFailure;
import io.keyfolio.platform.database.schema.AppliedSchema.Compatibility;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads the schema version of a database over JDBC, for commands that run without the service. */
public final class SchemaReader {

    private SchemaReader() {}

    /**
     * Reads the current schema.
     *
     * @throws io.quarkus.runtime.configuration.ConfigurationException when the database does not meet the requirements
     */
    public static AppliedSchema read(Connection database) throws SQLException {
        AppliedSchema schema = AppliedSchema.of(version(database));
        return schema.isNewer() ? new AppliedSchema(schema.version(), compatibility(database, schema)) : schema;
    }

    private static int version(Connection database) throws SQLException {
        requireTraits(database);
        try (PreparedStatement query = database.prepareStatement(AppliedSchema.VERSION);
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getInt(1) : AppliedSchema.NONE.version();
        } catch (SQLException failure) {
            return whenNoSuchTable(failure, AppliedSchema.NONE.version());
        }
    }

    private static void requireTraits(Connection database) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(DatabaseRequirements.QUERY);
                ResultSet row = query.executeQuery()) {
            row.next();
            new DatabaseRequirements(row.getString(1), row.getString(2), row.getString(3)).require();
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
        if (DatabaseFailure.NO_TABLE.isCauseOf(failure)) {
            return instead;
        }
        throw failure;
    }
}
