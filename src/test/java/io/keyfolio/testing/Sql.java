package io.keyfolio.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** Runs statements on the database of the service under test, without the service. */
public final class Sql {

    private Sql() {}

    /** Runs a statement as the superuser. */
    public static void execute(String statement) {
        try {
            executeAs("postgres", statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void executeAs(String role, String statement) throws SQLException {
        try (Connection connection = connect(role);
                Statement prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    /** Runs work while a table is locked. */
    public static <T> T whileLocked(String table, Supplier<T> work) {
        return whileHolding("lock table " + table, work);
    }

    /** Runs work while a transaction with the statement is open; the transaction is then rolled back. */
    public static <T> T whileHolding(String lock, Supplier<T> work) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(lock);
            T result = work.get();
            connection.rollback();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the only row. */
    public static String one(String query) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(String role) throws SQLException {
        String url = ConfigProvider.getConfig().getValue("test.jdbc-url", String.class);
        return DriverManager.getConnection(url.replace("user=postgres", "user=" + role));
    }
}
