package io.keyfolio.platform.tls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the TLS certificates that the service presents. */
@ConfigMapping(prefix = "keyfolio.tls")
interface TlsConfig {

    /**
     * How often the files of certificates and keys are read again. New connections receive a replaced certificate. One that
     * does not belong to its key is logged, and the previous one is served.
     */
    @DurationMin(millis = 100)
    @WithDefault("1M")
    Duration reloadPeriod();
}
