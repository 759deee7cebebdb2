package io.keyfolio.identity.ratelimit;

import io.smallrye.config.ConfigMapping;

/** What operators may choose about limits; the defaults stand in application.properties. */
@ConfigMapping(prefix = "keyfolio.rate-limit")
public interface RateLimitConfig {

    /** Whether any rate limit applies. */
    boolean enabled();

    /** Requests with one credential. */
    RateConfig credential();

    /** Requests of one account, with any credential. */
    RateConfig account();

    /** Requests of one account that can change data. */
    RateConfig write();

    /** Agent handshakes of one account. All machines of an account can connect at once, twice. */
    RateConfig agent();

    /** Requests from one address, with a credential or without. */
    RateConfig address();

    /** Sign-ups from one address. */
    RateConfig signUp();

    /** Mails with links that one address asks for, for any account. Beyond it, the service answers as usual and sends nothing. */
    RateConfig mail();

    /** Introspections by one account. */
    RateConfig introspection();

    /**
     * Look-ups from one address that found no credential. A cached credential always passes. A trusted proxy that does not name
     * its client is not limited.
     */
    RateConfig unknownCredential();

    /**
     * Wrong passwords for one account from all addresses. Beyond the limit, attempts are delayed; they are answered 503 only
     * while many wait.
     */
    RateConfig accountPassword();

    /** Wrong passwords from one address, for any account. */
    RateConfig addressPassword();

    /** Wrong passwords for one account from one address. */
    RateConfig wrongPassword();
}
