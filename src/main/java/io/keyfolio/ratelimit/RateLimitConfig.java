package io.keyfolio.ratelimit;

import io.smallrye.config.ConfigMapping;

/** What operators may choose about limits; the defaults stand in application.properties. */
@ConfigMapping(prefix = "keyfolio.rate-limit")
public interface RateLimitConfig {

    /** Switches all of them. */
    boolean enabled();

    /** Requests with one credential. */
    LimitConfig credential();

    /** Requests of one account, whatever the credentials. */
    LimitConfig account();

    /** Requests of one account that may change something. */
    LimitConfig write();

    /** Handshakes of the agents of one account. */
    LimitConfig agent();

    /** Requests from one address, with a credential or without. */
    LimitConfig address();

    /** Sign-ups from one address. */
    LimitConfig signUp();

    /** Introspections by one account. */
    LimitConfig introspection();

    /** Unknown credentials from one address. */
    LimitConfig unknownCredential();

    /** Wrong passwords for one account from all addresses; beyond it attempts are delayed, and refused only while many wait. */
    LimitConfig accountPassword();

    /** Wrong passwords from one address, whatever the accounts. */
    LimitConfig addressPassword();

    /** Wrong passwords for one account from one address. */
    LimitConfig wrongPassword();
}
