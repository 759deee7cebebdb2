package io.keyfolio.platform.embedded;

import io.keyfolio.platform.embedded.storage.GeneratedSecrets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** Creates the database of the service and the role that owns it, so that the service never acts as superuser. */
final class ServiceDatabase {

    static final String NAME = "keyfolio";
    static final String USER = "keyfolio";
    static final String SUPERUSER = "postgres";

    /**
     * The TLS mode, which verifies the server: another user of the machine may listen on the port while the server is stopped.
     */
    static final String SSL_MODE = "verify-full";

    private ServiceDatabase() {}

    /** Creates what is missing. Sets the password on every start, so that an operator changes it by deleting its file. */
    static void provide(int port, GeneratedSecrets secrets, Path certificate) throws SQLException {
        try (Connection connection = connect(port, secrets.superuserPassword(), certificate)) {
            if (isMissing(connection, "select 1 from pg_roles where rolname = ?", USER)) {
                execute(connection, "create role " + USER + " login");
            }
            char[] password = secrets.databasePassword().toCharArray();
            connection.unwrap(PGConnection.class).alterUserPassword(USER, password, "scram-sha-256");
            if (isMissing(connection, "select 1 from pg_database where datname = ?", NAME)) {
                execute(connection, "create database " + NAME + " owner " + USER);
            }
        }
    }

    private static Connection connect(int port, String password, Path certificate) throws SQLException {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setServerNames(new String[] {EmbeddedDatabase.HOST});
        server.setPortNumbers(new int[] {port});
        server.setDatabaseName(SUPERUSER);
        server.setUser(SUPERUSER);
        server.setPassword(password);
        server.setSslMode(SSL_MODE);
        server.setSslRootCert(certificate.toString());
        return server.getConnection();
    }

    private static boolean isMissing(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
