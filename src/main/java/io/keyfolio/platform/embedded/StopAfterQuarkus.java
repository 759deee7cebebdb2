package io.keyfolio.platform.embedded;

import io.keyfolio.platform.embedded.storage.EmbeddedFailure;
import io.quarkus.runtime.Application;

/**
 * Stops the embedded database when the JVM ends, but not before Quarkus has written what it still holds.
 *
 * <p>Shutdown hooks run side by side. The one of Quarkus stops the application; this one waits for that. Being registered
 * with the JVM, it also keeps the lock of the data directory from being collected as garbage.
 */
final class StopAfterQuarkus extends Thread {

    private static final String CANCELLED =
            "Stopped before the database was ready. Nothing is lost: the next start makes what is missing.";

    private final EmbeddedDatabase database;

    StopAfterQuarkus(EmbeddedDatabase database) {
        super("keyfolio-embedded-stop");
        this.database = database;
    }

    @Override
    public void run() {
        Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        try {
            if (database.cancelStart()) {
                System.err.println(CANCELLED);
            }
            database.close();
        } catch (EmbeddedFailure failure) {
            System.err.println(failure.getMessage()); // logging has ended with Quarkus
        }
    }
}
