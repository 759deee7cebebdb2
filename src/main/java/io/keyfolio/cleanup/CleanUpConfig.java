package io.keyfolio.cleanup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What operators may choose about the removal of what has ended. */
@ConfigMapping(prefix = "keyfolio.clean-up")
interface CleanUpConfig {

    /** How often sessions and keys that have ended are looked for. */
    @WithDefault("10M")
    Duration every();

    /** How long they are kept after their end. */
    @WithDefault("24H")
    Duration keep();
}
