package io.keyfolio.platform.crypto.sealing;

import io.keyfolio.platform.crypto.ConfiguredSecret;
import io.keyfolio.platform.crypto.Sealer;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes the sealer from configured keys, for the service and for commands that run without it. */
public final class SealerFactory {

    private static final String HOW_TO_MAKE_ONE = "Make one with: echo \"k1:$(openssl rand -base64 32)\"";

    private SealerFactory() {}

    /**
     * Makes the sealer; a value wins over a file.
     *
     * @throws ConfigurationException when there are no keys, or when one is invalid
     */
    public static Sealer of(Optional<String> keys, Optional<Path> file) {
        String configured = new ConfiguredSecret("KEYFOLIO_SEALING_KEYS", HOW_TO_MAKE_ONE).require(keys, file);
        try {
            return Sealer.of(configured);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("KEYFOLIO_SEALING_KEYS: " + e.getMessage() + ". " + HOW_TO_MAKE_ONE);
        }
    }
}
