package io.keyfolio.lambda;

import io.keyfolio.platform.database.address.DatabaseAddress;
import io.keyfolio.platform.database.schema.Migrations;
import io.keyfolio.testing.PostgresResource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A database in a real PostgreSQL, with queries for tests that do not use the function. */
final class Database implements AutoCloseable {

    private static final String JDBC_URL = "test.jdbc-url";
    private static final int ANY_ORDINAL = 100;

    /** The connections of the function, which its driver marks with a name. */
    private static final String CONNECTIONS =
            " from pg_stat_activity where datname = current_database() and application_name = 'vertx-pg-client'";

    private final PostgresResource server = new PostgresResource();
    private final Map<String, String> settings;

    private Database() {
        Map<String, String> made = new HashMap<>(server.start());
        this.url = made.remove(JDBC_URL);
        this.settings = Map.copyOf(made);
    }

    private final String url;

    static Database empty() {
        return new Database();
    }

    static Database migrated() {
        Database database = new Database();
        Migrations.apply(DatabaseAddress.find(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(database.settings, "test", ANY_ORDINAL))
                        .build())
                .orElseThrow());
        return database;
    }

    /** The settings of the service for this database, with new keys. */
    Map<String, String> settings() {
        return settings;
    }

    int port() {
        return Integer.parseInt(settings.get("keyfolio.db.port"));
    }

    /** The number of connections of the function. */
    int connections() throws SQLException {
        return Integer.parseInt(ask("select count(*)" + CONNECTIONS));
    }

    /** The number of connections with a running statement or an open transaction. */
    int busyConnections() throws SQLException {
        return Integer.parseInt(ask("select count(*)" + CONNECTIONS + " and state <> 'idle'"));
    }

    /** Ends the connections of the function; returns when they have ended. */
    void endConnections() throws SQLException {
        ask("select bool_and(pg_terminate_backend(pid, 10000))" + CONNECTIONS);
    }

    /** Waits until a statement of the function waits for a lock. */
    void awaitLock() throws SQLException {
        String waiting = "select exists (select" + CONNECTIONS + " and wait_event_type = 'Lock')";
        while (!ask(waiting).equals("t")) {
            Thread.onSpinWait(); // each query waits for its result
        }
    }

    /** The first column of the first row as text. */
    String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    @Override
    public void close() {
        server.stop();
    }
}
