package io.keyfolio.testing;

import io.keyfolio.platform.database.address.DatabaseAddress;
import io.keyfolio.platform.database.schema.Migrations;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives every test a database of its own, in the server that the tests of the JVM share or in one apart. Registered as an extension
 * in a static field, it drops them after the last test of the class.
 */
public final class FreshDatabases implements AfterAllCallback, Closeable {

    private final int port;
    private final Closeable server;
    private final List<String> made = new CopyOnWriteArrayList<>();
    private String template;

    private FreshDatabases(int port, Closeable server) {
        this.port = port;
        this.server = server;
    }

    public static FreshDatabases start() {
        return new FreshDatabases(SharedPostgres.port(), () -> {});
    }

    /** With a server for tests that make roles, or change its settings. */
    public static FreshDatabases startApart() {
        try {
            EmbeddedPostgres server = PostgresServers.roomy().start();
            return new FreshDatabases(server.getPort(), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        close();
    }

    public Database make() {
        String name = PostgresServers.makeDatabase(port);
        made.add(name);
        return new Database(name);
    }

    /** One with the present schema: a copy, which PostgreSQL makes faster than Flyway migrates. */
    public Database makeMigrated() {
        String name = PostgresServers.copyDatabase(port, template());
        made.add(name);
        return new Database(name);
    }

    private synchronized String template() {
        if (template == null) {
            Database first = make();
            migrate(first);
            template = first.name;
        }
        return template;
    }

    /** Brings it to the present schema, and returns how many migrations that took. */
    public int migrate(Database database) {
        Map<String, String> settings = new HashMap<>();
        database.variables()
                .forEach((variable, value) ->
                        settings.put(variable.toLowerCase(Locale.ROOT).replace('_', '.'), value));
        return Migrations.apply(DatabaseAddress.find(
                        new SmallRyeConfigBuilder().withDefaultValues(settings).build())
                .orElseThrow());
    }

    /** A database with an earlier version of the schema. */
    public Database makeAt(int version) {
        Database database = make();
        Flyway.configure()
                .dataSource(PostgresServers.database(port, database.name))
                .target(Integer.toString(version))
                .load()
                .migrate();
        return database;
    }

    /** One that a test has made itself. */
    public Database named(String name) {
        return new Database(name);
    }

    @Override
    public void close() throws IOException {
        made.forEach(name -> PostgresServers.dropDatabase(port, name));
        server.close();
    }

    /** An empty database. */
    public final class Database {

        private final String name;

        private Database(String name) {
            this.name = name;
        }

        /** How to reach it, as environment variables. */
        public Map<String, String> variables() {
            return Map.of(
                    "KEYFOLIO_DB_HOST",
                    "localhost",
                    "KEYFOLIO_DB_PORT",
                    Integer.toString(port),
                    "KEYFOLIO_DB_NAME",
                    name,
                    "KEYFOLIO_DB_USER",
                    "postgres");
        }

        public Connection connect() throws SQLException {
            return PostgresServers.database(port, name).getConnection();
        }

        public void execute(String sql) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        /** The first column of the only row. */
        public String one(String sql) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
