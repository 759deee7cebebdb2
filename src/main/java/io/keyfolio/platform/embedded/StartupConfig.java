package io.keyfolio.platform.embedded;

import io.keyfolio.platform.config.EarlySettings;
import io.keyfolio.platform.config.check.PathNames;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The settings that embedded mode needs before Quarkus starts, from the sources that Quarkus reads. */
record StartupConfig(
        Optional<String> databaseHost, Path dataDirectory, boolean hasJwtPrivateKey, boolean hasSealingKeys) {

    static final String DATABASE_HOST = "keyfolio.db.host";
    static final String DATA_DIRECTORY = "keyfolio.data-dir";
    static final String JWT_PRIVATE_KEY_FILE = "keyfolio.jwt.private-key-file";
    static final String SEALING_KEYS_FILE = "keyfolio.sealing.keys-file";

    private static final String DEFAULT_DATA_DIRECTORY = ".keyfolio";

    /**
     * Whether the environment alone names a database. Reading all settings takes as long as a start, so this check comes first.
     */
    static boolean namesADatabase(Map<String, String> environment) {
        String host = environment.get("KEYFOLIO_DB_HOST");
        return host != null && !host.isBlank() && System.getProperty(DATABASE_HOST) == null;
    }

    static StartupConfig read() {
        return of(EarlySettings.read());
    }

    static StartupConfig of(SmallRyeConfig config) {
        return new StartupConfig(
                find(config, DATABASE_HOST),
                PathNames.require(
                        "KEYFOLIO_DATA_DIR", find(config, DATA_DIRECTORY).orElse(DEFAULT_DATA_DIRECTORY)),
                find(config, JWT_PRIVATE_KEY_FILE).isPresent(),
                find(config, SEALING_KEYS_FILE).isPresent());
    }

    private static Optional<String> find(SmallRyeConfig config, String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }
}
