package io.keyfolio.identity.ratelimit;

import io.smallrye.config.ConfigMapping;

/** What operators may choose about limits; the defaults stand in application.properties. */
@ConfigMapping(prefix = "keyfolio.rate-limit")
public interface RateLimitConfig {

    /** Switches all of them. */
    boolean enabled();

    /** Requests with one credential. */
    RateConfig credential();

    /** Requests of one account, whatever the credentials. */
    RateConfig account();

    /** Requests of one account that may change something. */
    RateConfig write();

    /** Handshakes of the agents of one account. */
    RateConfig agent();

    /** Requests from one address, with a credential or without. */
    RateConfig address();

    /** Sign-ups from one address. */
    RateConfig signUp();

    /** Introspections by one account. */
    RateConfig introspection();

    /** Unknown credentials from one address. */
    RateConfig unknownCredential();

    /** Wrong passwords for one account from all addresses; beyond it attempts are delayed, and refused only while many wait. */
    RateConfig accountPassword();

    /** Wrong passwords from one address, whatever the accounts. */
    RateConfig addressPassword();

    /** Wrong passwords for one account from one address. */
    RateConfig wrongPassword();
}
