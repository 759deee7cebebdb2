package io.keyfolio.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL with a synchronous standby that a test can promote, while the earlier primary serves on. */
public final class PrimaryAndStandby {

    private static final String DATABASE = "postgres";

    private final Path directory;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    PrimaryAndStandby() throws IOException {
        directory = Files.createTempDirectory("keyfolio-standby");
        int primaryPort = Ports.free();
        Path data = directory.resolve("primary");
        start(data, primaryPort).close();
        Path copy = directory.resolve("standby");
        copy(data, copy);
        Files.createFile(copy.resolve("standby.signal"));
        Files.writeString(
                copy.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + primaryPort + " user=postgres'\n",
                StandardOpenOption.APPEND);
        primary = start(data, primaryPort);
        standby = start(copy, Ports.free());
        execute(primaryPort(), "alter system set synchronous_standby_names = '*'");
        execute(primaryPort(), "select pg_reload_conf()");
        Await.until(
                () -> one(primaryPort(), "select count(*) from pg_stat_replication where sync_state = 'sync'"),
                "1"::equals);
    }

    /** The port of the first primary. */
    public int primaryPort() {
        return primary.getPort();
    }

    /** The port of the standby, and of the primary once it is promoted. */
    public int standbyPort() {
        return standby.getPort();
    }

    /** Promotes the standby; the earlier primary serves on. */
    public void promote() {
        one(standbyPort(), "select pg_promote()");
    }

    /** Runs a statement on one of the servers, and commits it. */
    public void execute(int port, String sql) {
        try (Connection connection = PostgresServers.database(port, DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String one(int port, String query) {
        try (Connection connection = PostgresServers.database(port, DATABASE).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() throws IOException {
        standby.close();
        primary.close();
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return PostgresServers.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
