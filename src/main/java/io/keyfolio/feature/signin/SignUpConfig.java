package io.keyfolio.feature.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What operators may choose about new accounts. */
@ConfigMapping(prefix = "keyfolio")
interface SignUpConfig {

    /** Whether anybody may sign up. */
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
