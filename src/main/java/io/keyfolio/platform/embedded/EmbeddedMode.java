package io.keyfolio.platform.embedded;

import static io.keyfolio.platform.embedded.StartupConfig.DATABASE_HOST;
import static io.keyfolio.platform.embedded.StartupConfig.DATA_DIRECTORY;
import static io.keyfolio.platform.embedded.StartupConfig.JWT_PRIVATE_KEY_FILE;
import static io.keyfolio.platform.embedded.StartupConfig.SEALING_KEYS_FILE;

import io.keyfolio.platform.config.EarlySettings;
import io.keyfolio.platform.embedded.start.StartCancellation;
import io.keyfolio.platform.embedded.storage.GeneratedSecrets;
import io.keyfolio.platform.http.listen.ListenAddresses;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Files;
import java.util.function.Consumer;

/** The mode without configuration, in which Keyfolio runs a database and makes secrets of its own. */
public final class EmbeddedMode {

    private static final int CANCELLED = 1;

    private EmbeddedMode() {}

    /**
     * Starts the embedded database and publishes its address and the generated secrets as system properties, unless a database
     * is configured.
     *
     * <p>Development mode calls this again for each reload. It then finds the host that the first call published, and keeps the
     * running server.
     */
    public static void startUnlessConfigured() {
        startUnlessConfigured(settings -> {});
    }

    /** As {@link #startUnlessConfigured}, but first checks that the service can listen, and creates nothing if it cannot. */
    public static void startToServe() {
        startUnlessConfigured(EmbeddedMode::requirePorts);
    }

    private static void startUnlessConfigured(Consumer<SmallRyeConfig> check) {
        if (StartupConfig.namesADatabase(System.getenv())) {
            return;
        }
        SmallRyeConfig settings = EarlySettings.read();
        StartupConfig config = StartupConfig.of(settings);
        if (config.databaseHost().isPresent() || ApplicationLifecycleManager.isAppCDSGeneration()) {
            return;
        }
        check.accept(settings);
        EmbeddedDatabase database = EmbeddedDatabase.claim(config.dataDirectory());
        Runtime.getRuntime().addShutdownHook(new StopAfterQuarkus(database));
        start(database);
        publish(database);
        publishSecrets(database.secrets(), config);
    }

    /**
     * Skips the check in development mode, where this JVM may listen on the port already, to show why an earlier start failed.
     */
    private static void requirePorts(SmallRyeConfig settings) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            ListenAddresses.requireFree(settings);
        }
    }

    private static void start(EmbeddedDatabase database) {
        try {
            database.start();
        } catch (StartCancellation.Cancelled cancelled) {
            System.exit(CANCELLED); // blocks until the running shutdown has ended
        }
    }

    /** As {@link #startUnlessConfigured}, but creates no database where none exists. */
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
        System.setProperty("keyfolio.db.sslmode", ServiceDatabase.SSL_MODE);
        System.setProperty("keyfolio.db.sslrootcert", database.certificateFile().toString());
        System.setProperty("io.keyfolio.embedded", "true");
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
