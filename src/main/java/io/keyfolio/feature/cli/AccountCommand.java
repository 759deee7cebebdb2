package io.keyfolio.feature.cli;

import io.keyfolio.platform.config.EarlySettings;
import io.keyfolio.platform.config.SettingsValidator;
import io.keyfolio.platform.crypto.Sealer;
import io.keyfolio.platform.crypto.sealing.SealerFactory;
import io.keyfolio.platform.database.DatabaseWait;
import io.keyfolio.platform.database.address.ConnectionFailure;
import io.keyfolio.platform.database.address.DatabaseAddress;
import io.keyfolio.platform.database.failure.DatabaseFailure;
import io.keyfolio.platform.embedded.EmbeddedMode;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** Runs a command on the service's database, with its sealing keys if needed, without starting the service. */
final class AccountCommand {

    private static final int FAILED = 1;
    private static final String NO_DATABASE =
            "set KEYFOLIO_DB_HOST (and KEYFOLIO_DB_PORT, _NAME, _USER, _PASSWORD) to the service's database,"
                    + " or KEYFOLIO_DATA_DIR to where the embedded one is";

    private static final String[] READ = {"keyfolio.db.", "keyfolio.data-dir", "keyfolio.sealing."};

    private final PrintStream err;

    AccountCommand(PrintStream err) {
        this.err = err;
    }

    /** The work of a command; returns the exit code. */
    interface Work {

        int on(Connection database) throws SQLException, IOException;
    }

    /** The work of a command that opens or seals keys; returns the exit code. */
    interface SealedWork {

        int on(Connection database, Sealer sealer) throws SQLException, IOException;
    }

    /** As {@link #run(Work)}, with the sealing keys, which must be configured. */
    int runSealed(SealedWork work) {
        return runWith(settings -> {
            Sealer sealer = SealerFactory.of(
                    settings.getOptionalValue("keyfolio.sealing.keys", String.class),
                    settings.getOptionalValue("keyfolio.sealing.keys-file", Path.class));
            return database -> work.on(database, sealer);
        });
    }

    /** Runs the work, on the embedded database unless another one is configured; prints a failure in one line. */
    int run(Work work) {
        return runWith(settings -> work);
    }

    private int runWith(Function<SmallRyeConfig, Work> work) {
        try {
            SettingsValidator.validate(notice -> err.println("keyfolio: " + notice), READ);
            EmbeddedMode.startIfThere();
            SmallRyeConfig settings = EarlySettings.read();
            DatabaseAddress address =
                    DatabaseAddress.find(settings).orElseThrow(() -> new IllegalStateException(NO_DATABASE));
            DatabaseWait wait = DatabaseWait.of(settings, line -> err.println("keyfolio: " + line));
            return onDatabase(address, wait, work.apply(settings));
        } catch (IOException | RuntimeException failure) {
            return failed(firstLine(failure));
        }
    }

    private int onDatabase(DatabaseAddress address, DatabaseWait wait, Work work) throws IOException {
        try (Connection database = wait.connect(address)) {
            return work.on(database);
        } catch (SQLException failure) {
            String why = isOfAnotherSchema(failure)
                    ? "its schema is not up to date; run: keyfolio migrate"
                    : firstLine(failure);
            return failed(ConnectionFailure.unresolved(address, failure).orElseGet(() -> address + ": " + why));
        }
    }

    private static boolean isOfAnotherSchema(SQLException failure) {
        return DatabaseFailure.NO_TABLE.isCauseOf(failure) || DatabaseFailure.OTHER_SCHEMA.isCauseOf(failure);
    }

    private int failed(String why) {
        err.println("keyfolio: " + why);
        return FAILED;
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
