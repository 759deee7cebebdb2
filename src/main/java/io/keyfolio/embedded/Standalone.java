package io.keyfolio.embedded;

import static io.keyfolio.embedded.StartupConfig.DATABASE_HOST;
import static io.keyfolio.embedded.StartupConfig.DATA_DIRECTORY;
import static io.keyfolio.embedded.StartupConfig.JWT_PRIVATE_KEY_FILE;
import static io.keyfolio.embedded.StartupConfig.SEALING_KEYS_FILE;

import io.quarkus.runtime.ApplicationLifecycleManager;
import java.nio.file.Files;

/** Lets Keyfolio serve with no configuration at all: with a database and secrets of its own. */
public final class Standalone {

    private Standalone() {}

    /**
     * Starts the embedded database and publishes what was made up as system properties, unless a database is configured.
     *
     * <p>Development mode runs this once more for each reload; it then finds the host published by the first run, and so
     * keeps the server that this JVM runs already.
     */
    public static void startUnlessConfigured() {
        if (StartupConfig.namesADatabase(System.getenv())) {
            return;
        }
        StartupConfig config = StartupConfig.read();
        if (config.databaseHost().isPresent() || ApplicationLifecycleManager.isAppCDSGeneration()) {
            return;
        }
        EmbeddedDatabase database = EmbeddedDatabase.claim(config.dataDirectory());
        Runtime.getRuntime().addShutdownHook(new StopAfterQuarkus(database));
        database.start();
        publish(database);
        publishSecrets(database.secrets(), config);
    }

    /** As {@link #startUnlessConfigured}, but makes no database where there is none yet. */
    public static void startIfThere() {
        if (Files.isDirectory(StartupConfig.read().dataDirectory())) {
            startUnlessConfigured();
        }
    }

    private static void publish(EmbeddedDatabase database) {
        System.setProperty(DATA_DIRECTORY, database.directory().toString());
        System.setProperty(DATABASE_HOST, EmbeddedDatabase.HOST);
        System.setProperty("keyfolio.db.port", Integer.toString(database.port()));
        System.setProperty("keyfolio.db.name", ServiceDatabase.NAME);
        System.setProperty("keyfolio.db.user", ServiceDatabase.USER);
        System.setProperty("keyfolio.db.password", database.secrets().databasePassword());
        System.setProperty("keyfolio.db.sslmode", "disable"); // it listens on this machine only
        System.setProperty("keyfolio.embedded", "true");
    }

    private static void publishSecrets(GeneratedSecrets secrets, StartupConfig config) {
        if (!config.hasJwtPrivateKey()) {
            System.setProperty(JWT_PRIVATE_KEY_FILE, secrets.jwtPrivateKeyFile().toString());
        }
        if (!config.hasSealingKeys()) {
            System.setProperty(SEALING_KEYS_FILE, secrets.sealingKeysFile().toString());
        }
    }
}
