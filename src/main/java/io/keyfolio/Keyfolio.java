package io.keyfolio;

import io.keyfolio.feature.cli.KeyfolioCommand;
import io.keyfolio.platform.config.SettingsValidator;
import io.keyfolio.platform.config.check.PathNames;
import io.keyfolio.platform.embedded.EmbeddedMode;
import io.keyfolio.platform.embedded.storage.EmbeddedFailure;
import io.keyfolio.platform.http.UriValidation;
import io.keyfolio.platform.openapi.OpenApiDocumentRoute;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/** Does what the command line says; by default starts the service and, where no database is configured, one of its own. */
@QuarkusMain
public class Keyfolio {

    public static void main(String... args) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager"); // Quarkus.run is too late
        UriValidation.leaveToFilter();
        try {
            PathNames.requireWorkingDirectory();
            OptionalInt exitCode = new KeyfolioCommand(System.out, System.err).run(args);
            if (exitCode.isPresent()) {
                System.exit(exitCode.getAsInt());
            }
            SettingsValidator.validate(Keyfolio::notice);
            EmbeddedMode.startToServe();
        } catch (EmbeddedFailure | ConfigurationException failure) {
            System.err.println(failure.getMessage()); // logging is not yet configured
            System.exit(1);
        }
        OpenApiDocumentRoute.spareTheStart();
        Quarkus.run(args);
    }

    /** What is logged before logging is configured is written as soon as it is. */
    private static void notice(String line) {
        Logger.getLogger(Keyfolio.class).warn(line);
    }
}
