package io.keyfolio.platform.embedded;

import io.keyfolio.platform.embedded.start.StartContext;
import io.keyfolio.platform.embedded.storage.DataDirectory;
import io.keyfolio.platform.embedded.storage.EmbeddedFailure;
import io.keyfolio.platform.embedded.storage.GeneratedSecrets;
import io.keyfolio.platform.embedded.storage.PrivateFiles;
import io.keyfolio.platform.embedded.storage.StorageFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;

/** The embedded PostgreSQL, which keeps all of its files in the data directory. */
final class EmbeddedDatabase implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private final StartContext context;
    private final PostgresArchive archive;
    private final DataDirectory directory;
    private final GeneratedSecrets secrets;
    private final ServerCertificate certificate;
    private PostgresServer server;
    private int port;
    private volatile boolean starting;

    private EmbeddedDatabase(StartContext context, PostgresArchive archive, DataDirectory directory) {
        this.context = context;
        this.archive = archive;
        this.directory = directory;
        this.secrets = new GeneratedSecrets(directory.path());
        this.certificate = new ServerCertificate(directory.path(), Clock.systemUTC());
    }

    /**
     * Locks the data directory until {@link #close()}. Creates nothing where no embedded database can run.
     *
     * @throws EmbeddedFailure when none can run, or when the directory is in use
     */
    static EmbeddedDatabase claim(Path directory) {
        return claim(directory, StartContext.current());
    }

    static EmbeddedDatabase claim(Path directory, StartContext context) {
        PostgresArchive archive = PostgresArchive.require(context.platform());
        return new EmbeddedDatabase(context, archive, DataDirectory.claim(directory));
    }

    /** Starts the server and returns when it accepts connections; a concurrent {@link #close()} waits for that. */
    synchronized void start() {
        starting = true;
        try {
            Path home = directory.path().resolve("postgresql");
            PrivateFiles.createDirectory(home);
            PostgresBinaries postgresBinaries = PostgresBinaries.require(archive, home, context);
            server = new PostgresServer(
                    postgresBinaries, new DataCluster(home, postgresBinaries, secrets, context).require());
            serve(home);
        } catch (IOException failure) {
            throw StorageFailure.of(directory.path(), failure);
        } finally {
            starting = false;
        }
    }

    private void serve(Path home) throws IOException {
        server.endOrphan();
        context.progress().step("Starting PostgreSQL in " + directory.path());
        port = freePort();
        certificate.require();
        server.start(PostgresOptions.prepare(port, certificate, home));
        try {
            ServiceDatabase.provide(port, secrets, certificate.certificateFile());
        } catch (SQLException failure) {
            throw StorageFailure.ofPostgres(
                    directory.path(), "The embedded PostgreSQL does not answer: " + failure.getMessage(), failure);
        }
    }

    /** Cancels a running start, for which {@link #close()} then waits; returns whether one was running. */
    boolean cancelStart() {
        boolean cancels = starting;
        if (cancels) {
            context.cancellation().request();
        }
        return cancels;
    }

    Path directory() {
        return directory.path();
    }

    int port() {
        return port;
    }

    /** The certificate of the server, which its clients must trust. */
    Path certificateFile() {
        return certificate.certificateFile();
    }

    GeneratedSecrets secrets() {
        return secrets;
    }

    /** Stops the server, even after a failed start, and releases the lock. */
    @Override
    public synchronized void close() {
        try (directory) {
            if (server != null && server.isRunning()) {
                server.stop();
            }
        } catch (IOException failure) {
            throw new EmbeddedFailure("The embedded PostgreSQL can not be stopped: " + failure, failure);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
