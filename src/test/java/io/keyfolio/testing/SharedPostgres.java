package io.keyfolio.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;

/**
 * The PostgreSQL that the tests of a JVM share, each with its own database, because a server takes seconds to start. It
 * ends with the JVM. A test that changes roles or settings of the server starts its own server.
 */
public final class SharedPostgres implements IntSupplier {

    private static final IntSupplier IN_THIS_JVM = inTheSystemClassLoader();

    private static EmbeddedPostgres server;

    /** The port of the server, which starts at the first call. */
    static int port() {
        return IN_THIS_JVM.getAsInt();
    }

    @Override
    public int getAsInt() {
        return startedServer().getPort();
    }

    private static synchronized EmbeddedPostgres startedServer() {
        if (server == null) {
            try {
                server = PostgresServers.roomy().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    /**
     * Uses the system class loader, which loads this class once. Quarkus loads the classes of tests again for each service.
     */
    private static IntSupplier inTheSystemClassLoader() {
        try {
            Class<?> shared = ClassLoader.getSystemClassLoader().loadClass(SharedPostgres.class.getName());
            return (IntSupplier) shared.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
