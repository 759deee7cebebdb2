package io.keyfolio.identity.invalidation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What operators may choose about hearing of changes. */
@ConfigMapping(prefix = "keyfolio.change-feed")
interface ChangeFeedConfig {

    /** Whether to listen; a function that is frozen between requests cannot. */
    @WithDefault("true")
    boolean enabled();

    /** How often the connection is asked for a sign of life, and how soon another one is tried. */
    @DurationMin(millis = 10)
    @WithDefault("0.25S")
    Duration interval();

    /** How long a sign of life may take before the connection counts as lost. */
    @DurationMin(millis = 10)
    @WithDefault("2S")
    Duration patience();
}
