package io.keyfolio;

import io.keyfolio.command.CommandLine;
import io.keyfolio.documentation.OpenApiDocumentRoute;
import io.keyfolio.embedded.EmbeddedFailure;
import io.keyfolio.embedded.EmbeddedMode;
import io.keyfolio.request.UriValidation;
import io.keyfolio.settings.PathNames;
import io.keyfolio.settings.SettingsValidator;
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
            OptionalInt exitCode = new CommandLine(System.out, System.err).run(args);
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
