package io.keyfolio.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Connects to an embedded database the way the service and others would. */
final class Connections {

    private Connections() {}

    static Connection asService(EmbeddedDatabase database) throws SQLException {
        return connect(database.port(), database.secrets().databasePassword());
    }

    static Connection connect(int port, String password) throws SQLException {
        return open(Integer.toString(port), "keyfolio", "keyfolio", password);
    }

    /** Relies on the published properties alone. */
    static Connection asConfigured() throws SQLException {
        return open(
                System.getProperty("keyfolio.db.port"),
                System.getProperty("keyfolio.db.name"),
                System.getProperty("keyfolio.db.user"),
                System.getProperty("keyfolio.db.password"));
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

    private static Connection open(String port, String name, String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + name, user, password);
    }
}
