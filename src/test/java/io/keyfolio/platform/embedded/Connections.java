package io.keyfolio.platform.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Connects to an embedded database as the service or as another client. */
final class Connections {

    private Connections() {}

    static Connection asService(EmbeddedDatabase database) throws SQLException {
        return connect(database, database.secrets().databasePassword());
    }

    static Connection connect(EmbeddedDatabase database, String password) throws SQLException {
        return connect(database.port(), password, database.certificateFile().toString());
    }

    static Connection connect(int port, String password, String certificate) throws SQLException {
        return open(Integer.toString(port), login("keyfolio", password, "verify-full", certificate));
    }

    /** Connects with the password and without encryption. */
    static Connection unencrypted(EmbeddedDatabase database) throws SQLException {
        String password = database.secrets().databasePassword();
        return open(Integer.toString(database.port()), login("keyfolio", password, "disable", null));
    }

    /** Connects with the published properties only. */
    static Connection asConfigured() throws SQLException {
        Properties login = login(
                System.getProperty("keyfolio.db.user"),
                System.getProperty("keyfolio.db.password"),
                System.getProperty("keyfolio.db.sslmode"),
                System.getProperty("keyfolio.db.sslrootcert"));
        return open(System.getProperty("keyfolio.db.port"), login);
    }

    static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    static String query(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Properties login(String user, String password, String mode, String certificate) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("sslmode", mode);
        if (password != null) {
            login.setProperty("password", password);
        }
        if (certificate != null) {
            login.setProperty("sslrootcert", certificate);
        }
        return login;
    }

    private static Connection open(String port, Properties login) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/keyfolio", login);
    }
}
