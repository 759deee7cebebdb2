package io.keyfolio.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A PostgreSQL that a test can stop or freeze, and restart with its data on the same port. */
public final class StoppablePostgres {

    private static final int ANY_PORT = 0;

    private final Path data;
    private EmbeddedPostgres server;

    StoppablePostgres(Path data) throws IOException {
        this.data = data;
        this.server = start(ANY_PORT);
    }

    /** A server with its data in an empty directory. */
    public static StoppablePostgres in(Path data) throws IOException {
        return new StoppablePostgres(data);
    }

    /** The environment variables for a connection. */
    public Map<String, String> variables() {
        return Map.of(
                "KEYFOLIO_DB_HOST", "localhost",
                "KEYFOLIO_DB_PORT", Integer.toString(port()),
                "KEYFOLIO_DB_NAME", "postgres",
                "KEYFOLIO_DB_USER", "postgres");
    }

    int port() {
        return server.getPort();
    }

    /** Ends the server and all its connections; returns once it has ended. */
    public void stop() {
        Optional<ProcessHandle> postmaster = ProcessHandle.of(postmaster());
        try {
            server.close();
            if (postmaster.isPresent()) {
                postmaster.get().onExit().get(PostgresServers.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("PostgreSQL does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills all processes, so that the server writes nothing and notifies no client. */
    public void kill() {
        signal("-KILL");
        stop();
    }

    public void startAgain() {
        try {
            server = start(server.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Freezes all processes: connections stay open, the kernel accepts new ones, and no response follows. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    /** The number of connections that are idle in a transaction. */
    public int connectionsInTransaction() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from pg_stat_activity where state like 'idle in transaction%'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = PostgresServers.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
        return port == ANY_PORT ? builder.start() : builder.setPort(port).start();
    }

    private void signal(String signal) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        List<ProcessHandle> processes = processes().toList();
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            boolean hasOneEnded = processes.stream().anyMatch(process -> !process.isAlive());
            if (status != 0 && !hasOneEnded) {
                throw new IllegalStateException(command + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The processes, the postmaster first, so that it starts no others. */
    private Stream<ProcessHandle> processes() {
        ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants());
    }

    private long postmaster() {
        try {
            String first = Files.readString(data.resolve("postmaster.pid"), UTF_8)
                    .lines()
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(first.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
