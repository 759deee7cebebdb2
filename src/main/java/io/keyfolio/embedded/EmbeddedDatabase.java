package io.keyfolio.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;

/** A PostgreSQL of Keyfolio's own, all of whose files are in its data directory. */
final class EmbeddedDatabase implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private final Platform platform;
    private final ProgramArchive archive;
    private final DataDirectory directory;
    private final GeneratedSecrets secrets;
    private PostgresServer server;
    private int port;

    private EmbeddedDatabase(Platform platform, ProgramArchive archive, DataDirectory directory) {
        this.platform = platform;
        this.archive = archive;
        this.directory = directory;
        this.secrets = new GeneratedSecrets(directory.path());
    }

    /** Locks the directory until this is closed; creates nothing where no embedded database can run. */
    static EmbeddedDatabase claim(Path directory) {
        Platform platform = Platform.current();
        ProgramArchive archive = ProgramArchive.require(platform);
        return new EmbeddedDatabase(platform, archive, DataDirectory.claim(directory));
    }

    /** Returns when connections are accepted; a concurrent {@link #close()} waits for that. */
    synchronized void start() {
        try {
            Path home = directory.path().resolve("postgresql");
            PrivateFiles.createDirectory(home);
            Programs programs = Programs.require(archive, home, platform);
            server = new PostgresServer(programs, new Cluster(home, programs, secrets).require());
            server.endOrphan();
            port = freePort();
            server.start(port);
            ServiceDatabase.provide(port, secrets);
        } catch (IOException | SQLException failure) {
            throw new EmbeddedFailure("No database can be run in " + directory.path() + ": " + failure, failure);
        }
    }

    Path directory() {
        return directory.path();
    }

    int port() {
        return port;
    }

    GeneratedSecrets secrets() {
        return secrets;
    }

    /** Stops the server, even one whose start has failed half-way. */
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
