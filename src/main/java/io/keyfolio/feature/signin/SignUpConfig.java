package io.keyfolio.feature.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What operators may choose about new accounts. */
@ConfigMapping(prefix = "keyfolio")
interface SignUpConfig {

    /**
     * Whether sign-up is open. With {@code closed}, both APIs answer it with 403, and accounts come from {@code
     * import-sanctum}.
     */
    @WithDefault("open")
    Mode signUp();

    /** Who may make accounts. */
    enum Mode {
        /** Anybody. */
        OPEN,
        /** Nobody over HTTP: accounts are imported. */
        CLOSED
    }
}
