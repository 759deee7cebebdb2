package io.keyfolio.platform.embedded;

import io.keyfolio.platform.embedded.storage.EmbeddedFailure;
import io.quarkus.runtime.Application;

/**
 * A shutdown hook that stops the embedded database after Quarkus has stopped and has written its pending data.
 *
 * <p>Shutdown hooks run concurrently: Quarkus's own stops the application, and this one waits for it. As a registered hook, it
 * also keeps the lock of the data directory from being garbage-collected.
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
