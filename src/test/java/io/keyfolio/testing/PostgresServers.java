package io.keyfolio.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What all servers of tests have in common. */
final class PostgresServers {

    /** A machine that builds something else meanwhile is slow to start one, and to write its last checkpoint. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private PostgresServers() {}

    static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).setLocaleConfig("locale", "C");
    }

    /** A server for many databases, on both families of addresses. */
    static EmbeddedPostgres.Builder roomy() {
        return builder().setServerConfig("max_connections", "300").setServerConfig("listen_addresses", "127.0.0.1,::1");
    }

    /** The JDBC URL of a database, for the superuser. */
    static String url(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=postgres";
    }

    static DataSource database(int port, String name) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(url(port, name));
        return database;
    }

    /** Makes an empty database and returns its name. */
    static String makeDatabase(int port) {
        String name = newName();
        execute(port, "create database " + name);
        return name;
    }

    /** Makes a copy of a database, to which nobody may be connected, and returns its name. */
    static String copyDatabase(int port, String template) {
        String name = newName();
        execute(port, "create database " + name + " template " + template);
        return name;
    }

    private static String newName() {
        return "test_" + UUID.randomUUID().toString().replace('-', '_');
    }

    /** Drops a database and ends the connections to it. */
    static void dropDatabase(int port, String name) {
        execute(port, "drop database if exists " + name + " with (force)");
    }

    private static void execute(int port, String sql) {
        try (Connection connection = database(port, "postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
