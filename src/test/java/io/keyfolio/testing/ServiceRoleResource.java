package io.keyfolio.testing;

import io.keyfolio.platform.database.address.DatabaseAddress;
import io.keyfolio.platform.database.schema.Migrations;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A database whose schema belongs to one role and that is served by another, and that cleans up all the time. */
public class ServiceRoleResource extends PostgresResource {

    public static final String SERVICE = "keyfolio_service";

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        migrate(settings);
        settings.put("keyfolio.db.user", SERVICE);
        settings.put("keyfolio.migrate.at-start", "false");
        settings.put("keyfolio.audit.clean-up", "1S");
        return settings;
    }

    /** As docs/how-to/service-role.md has it. A role belongs to the server, and outlives the database of another test. */
    private static void migrate(Map<String, String> settings) {
        try (Connection connection = DriverManager.getConnection(settings.get("test.jdbc-url"));
                Statement statement = connection.createStatement()) {
            Migrations.apply(owner(settings));
            statement.execute("drop role if exists " + SERVICE);
            statement.execute("create role " + SERVICE + " login");
            statement.execute("select grant_service('" + SERVICE + "')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DatabaseAddress owner(Map<String, String> settings) {
        return DatabaseAddress.find(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "owner", 0))
                        .build())
                .orElseThrow();
    }
}
