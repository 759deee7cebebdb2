package io.keyfolio;

import io.keyfolio.embedded.EmbeddedFailure;
import io.keyfolio.embedded.Standalone;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service, and before it, where no database is configured, one of its own. */
@QuarkusMain
public class Keyfolio {

    public static void main(String... args) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager"); // Quarkus.run is too late
        try {
            Standalone.startUnlessConfigured();
        } catch (EmbeddedFailure failure) {
            System.err.println(failure.getMessage()); // logging is not yet configured
            System.exit(1);
        }
        Quarkus.run(args);
    }
}
