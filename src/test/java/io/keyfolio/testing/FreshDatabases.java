package io.keyfolio.testing;

import io.keyfolio.database.DatabaseAddress;
import io.keyfolio.database.Migrations;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** A PostgreSQL that gives every test a database of its own. */
public final class FreshDatabases implements Closeable {

    private final EmbeddedPostgres server;
    private final AtomicInteger made = new AtomicInteger();

    private FreshDatabases(EmbeddedPostgres server) {
        this.server = server;
    }

    public static FreshDatabases start() throws IOException {
        return new FreshDatabases(PostgresServers.builder()
                .setServerConfig("max_connections", "300")
                .setServerConfig("listen_addresses", "127.0.0.1,::1")
                .start());
    }

    public Database make() throws SQLException {
        String name = "fresh" + made.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new Database(name);
    }

    /** One with the present schema. */
    public Database makeMigrated() throws SQLException {
        Database database = make();
        migrate(database);
        return database;
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
    public Database makeAt(int version) throws SQLException {
        Database database = make();
        Flyway.configure()
                .dataSource(server.getDatabase("postgres", database.name))
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
                    Integer.toString(server.getPort()),
                    "KEYFOLIO_DB_NAME",
                    name,
                    "KEYFOLIO_DB_USER",
                    "postgres");
        }

        public Connection connect() throws SQLException {
            return server.getDatabase("postgres", name).getConnection();
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
