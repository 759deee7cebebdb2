package io.keyfolio.account;

import io.keyfolio.settings.StartupOrder;
import io.keyfolio.token.Sealer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the sealer from configured keys; without any, the service does not start. */
class SealerProducer {

    @Produces
    @Singleton
    @Startup(StartupOrder.KEYS)
    Sealer sealer(SealingConfig config) {
        return SealerFactory.of(config.keys(), config.keysFile());
    }
}
