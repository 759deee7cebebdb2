package io.keyfolio.account;

import io.keyfolio.token.ConfiguredSecret;
import io.keyfolio.token.Sealer;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the sealer from configured keys; without any, the service does not start. */
class SealerProducer {

    private static final String HOW_TO_MAKE_ONE = "Make one with: echo \"k1:$(openssl rand -base64 32)\"";

    @Produces
    @Singleton
    @Startup
    Sealer sealer(SealingConfig config) {
        String keys = new ConfiguredSecret("KEYFOLIO_SEALING_KEYS", HOW_TO_MAKE_ONE)
                .require(config.keys(), config.keysFile());
        try {
            return Sealer.of(keys);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("KEYFOLIO_SEALING_KEYS: " + e.getMessage() + ". " + HOW_TO_MAKE_ONE);
        }
    }
}
