package io.keyfolio.feature.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What operators may choose about verification. */
@ConfigMapping(prefix = "keyfolio.verify")
interface VerifyConfig {

    /** Whether {@code /v1/auth/verify} also accepts an API key as the user name or the password of HTTP Basic. */
    @WithDefault("true")
    boolean basic();
}
