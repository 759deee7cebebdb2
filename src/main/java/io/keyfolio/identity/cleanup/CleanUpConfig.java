package io.keyfolio.identity.cleanup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What operators may choose about the removal of what has ended. */
@ConfigMapping(prefix = "keyfolio.clean-up")
interface CleanUpConfig {

    /** How often expired sessions, API keys and reservations are removed, 500 at a time and by one replica. */
    @DurationMin(seconds = 1)
    @WithDefault("10M")
    Duration every();

    /** How long sessions, API keys and reservations are kept after their end. */
    @DurationMin
    @WithDefault("24H")
    Duration keep();
}
