package io.keyfolio.feature.cli;

import io.keyfolio.platform.config.EarlySettings;
import io.keyfolio.platform.config.SettingsValidator;
import io.keyfolio.platform.database.DatabaseWait;
import io.keyfolio.platform.database.address.ConnectionFailure;
import io.keyfolio.platform.database.address.DatabaseAddress;
import io.keyfolio.platform.database.schema.AppliedSchema;
import io.keyfolio.platform.database.schema.Migrations;
import io.keyfolio.platform.database.schema.SchemaReader;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The command that migrates the schema without starting the service; it needs the database and no keys. */
final class Migrate {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final String NO_DATABASE =
            "set KEYFOLIO_DB_HOST (and KEYFOLIO_DB_PORT, _NAME, _USER, _PASSWORD) to the database to migrate;"
                    + " the embedded one is migrated whenever the service starts";

    private final PrintStream out;
    private final PrintStream err;

    Migrate(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run() {
        Optional<DatabaseAddress> address;
        DatabaseWait wait;
        try {
            SettingsValidator.validate(notice -> err.println("keyfolio: " + notice), "keyfolio.db.");
            SmallRyeConfig settings = EarlySettings.read();
            address = DatabaseAddress.find(settings);
            wait = DatabaseWait.of(settings, line -> err.println("keyfolio: " + line));
        } catch (RuntimeException wrongSetting) {
            return failed(firstLine(wrongSetting));
        }
        return address.map(found -> migrate(found, wait)).orElseGet(() -> failed(NO_DATABASE));
    }

    private int migrate(DatabaseAddress address, DatabaseWait wait) {
        try {
            AppliedSchema schema = read(address, wait);
            return schema.isNewer() ? leave(address, schema) : apply(address);
        } catch (SQLException | RuntimeException failure) {
            return failed(ConnectionFailure.unresolved(address, failure)
                    .orElseGet(() -> address + " could not be migrated: " + firstLine(failure)));
        }
    }

    private static AppliedSchema read(DatabaseAddress address, DatabaseWait wait) throws SQLException {
        try (Connection database = wait.connect(address)) {
            return SchemaReader.read(database);
        }
    }

    private int apply(DatabaseAddress address) {
        int applied = Migrations.apply(address);
        out.println("keyfolio: " + address + " is up to date; migrations applied: " + applied);
        return DONE;
    }

    private int leave(DatabaseAddress address, AppliedSchema newer) {
        Optional<String> refusal = newer.refusal();
        if (refusal.isPresent()) {
            return failed(address + ": " + refusal.get());
        }
        out.println("keyfolio: " + address + " needs no migration: " + newer.description());
        return DONE;
    }

    private int failed(String why) {
        err.println("keyfolio: " + why);
        return FAILED;
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
