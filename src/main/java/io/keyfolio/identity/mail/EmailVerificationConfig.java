package io.keyfolio.identity.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What operators may choose about the verification of e-mail addresses. */
@ConfigMapping(prefix = "keyfolio")
interface EmailVerificationConfig {

    /**
     * Whether a new account gets a mail with a link that verifies its address, and whether it needs that: with {@code required},
     * an account whose address is not verified can sign in and read, but it creates no keys and connects no agents. Without a way
     * to send mail, no address is verified.
     */
    @WithDefault("optional")
    Mode emailVerification();

    /** Whether addresses are verified. */
    enum Mode {
        /** New accounts get no mail. They can ask for one. */
        OFF,
        /** New accounts get a mail, and can do everything without it. */
        OPTIONAL,
        /**
         * An account whose address is not verified creates no API keys, gets no new account API key and connects no agents.
         */
        REQUIRED
    }
}
