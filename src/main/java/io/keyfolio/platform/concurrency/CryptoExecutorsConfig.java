package io.keyfolio.platform.concurrency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What operators may choose about password hashing's threads. */
@ConfigMapping(prefix = "keyfolio.crypto")
interface CryptoExecutorsConfig {

    /** Threads that hash passwords. */
    @Min(1)
    @Max(1024)
    @WithDefault("2")
    int threads();

    /** How many hashes may wait; one more is answered 503. Two slow processors make as many in the time a request may take. */
    @Min(0)
    @Max(1_000_000)
    @WithDefault("32")
    int queue();

    /**
     * How many percent of an event loop's time checks of session tokens' signatures may take; beyond that a worker makes them.
     */
    @Min(0)
    @Max(100)
    @WithDefault("20")
    int signatureShare();

    /** How many of those checks may wait for the worker; one more is answered 503. */
    @Min(0)
    @Max(1_000_000)
    @WithDefault("256")
    int signatureQueue();
}
