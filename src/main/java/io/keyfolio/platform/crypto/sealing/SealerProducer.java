package io.keyfolio.platform.crypto.sealing;

import io.keyfolio.platform.config.StartupOrder;
import io.keyfolio.platform.crypto.Sealer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Produces the sealer from configured keys, without which the service does not start. */
class SealerProducer {

    @Produces
    @Singleton
    @Startup(StartupOrder.KEYS)
    Sealer sealer(SealingConfig config) {
        return SealerFactory.of(config.keys(), config.keysFile());
    }
}
