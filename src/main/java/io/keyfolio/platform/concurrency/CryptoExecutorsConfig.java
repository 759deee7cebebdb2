package io.keyfolio.platform.concurrency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What operators may choose about password hashing's threads. */
@ConfigMapping(prefix = "keyfolio.crypto")
interface CryptoExecutorsConfig {

    /** The threads that hash passwords. */
    @Min(1)
    @Max(1024)
    @WithDefault("2")
    int threads();

    /** How many passwords may wait to be hashed, at most half of them of one client. One more is answered 503. */
    @Min(0)
    @Max(1_000_000)
    @WithDefault("32")
    int queue();

    /** The percentage of the time of an event loop for signature checks of session tokens. A worker does further ones. */
    @Min(0)
    @Max(100)
    @WithDefault("20")
    int signatureShare();

    /** How many signature checks may wait for the worker. One more is answered 503. Cached credentials need no check. */
    @Min(0)
    @Max(1_000_000)
    @WithDefault("256")
    int signatureQueue();
}
