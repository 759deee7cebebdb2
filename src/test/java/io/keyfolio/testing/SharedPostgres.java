package io.keyfolio.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;

/**
 * The PostgreSQL that the tests of a JVM share, each with a database of its own: a server takes seconds to start, a database a
 * fraction of one. It ends with the JVM. A test that changes what all databases of a server have in common, such as roles and
 * settings, starts a server of its own.
 */
public final class SharedPostgres implements IntSupplier {

    private static final IntSupplier IN_THIS_JVM = inTheSystemClassLoader();

    private static EmbeddedPostgres server;

    /** The port of the server, which starts when a test first asks for it. */
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

    /** Quarkus loads the classes of tests again for each service that it starts; the system class loader loads them once. */
    private static IntSupplier inTheSystemClassLoader() {
        try {
            Class<?> shared = ClassLoader.getSystemClassLoader().loadClass(SharedPostgres.class.getName());
            return (IntSupplier) shared.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
