package io.keyfolio.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** What operators may choose about password hashing's threads. */
@ConfigMapping(prefix = "keyfolio.crypto")
interface CryptoWorkersConfig {

    /** Threads that hash passwords and sign session tokens. */
    @Min(1)
    @WithDefault("2")
    int threads();

    /** How many such jobs may wait; one more is answered 503. */
    @Min(0)
    @WithDefault("200")
    int queue();
}
