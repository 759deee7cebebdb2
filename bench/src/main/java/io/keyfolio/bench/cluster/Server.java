package io.keyfolio.bench.cluster;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The PostgreSQL of one node, reached without a relay. */
public final class Server {

    private static final String OPTIONS = "?user=postgres&connectTimeout=1&loginTimeout=2&socketTimeout=2";

    private final int port;
    private Connection connection;

    Server(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /** A connection on which no answer comes later than after two seconds. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres" + OPTIONS);
    }

    /**
     * The first column of the first row, or an empty text if PostgreSQL does not answer. All questions share a connection, because each
     * new one costs PostgreSQL a process.
     */
    synchronized String ask(String sql) {
        try {
            if (connection == null) {
                connection = connect();
            }
            return ask(connection, sql);
        } catch (SQLException away) {
            disconnect();
            return "";
        }
    }

    private void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException closed) {
            // it is closed, as intended
        }
        connection = null;
    }

    public static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    void execute(String... commands) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    /** Writes to the log of transactions until that fails, which fills a small disk. */
    public void writeUntilFailure() {
        String written;
        do {
            written = ask(
                    "select max(pg_logical_emit_message(false, 'bench', repeat('.', 8000))) from generate_series(1, 100)");
        } while (!written.isEmpty());
    }

    /** Whether it accepts writes from clients. */
    boolean isPrimary() {
        return ask("select pg_is_in_recovery()").equals("f");
    }

    /** The number of its standbys that follow it. */
    int streamingStandbys() {
        return number(ask("select count(*) from pg_stat_replication where state = 'streaming'"));
    }

    /** The number of its standbys that confirm its commits. */
    int synchronousStandbys() {
        return number(ask("select count(*) from pg_stat_replication where sync_state = 'sync'"));
    }

    private static int number(String answer) {
        return answer.isEmpty() ? 0 : Integer.parseInt(answer);
    }
}
