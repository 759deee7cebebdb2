package io.keyfolio.change;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What operators may choose about hearing of changes. */
@ConfigMapping(prefix = "keyfolio.change-feed")
interface ChangeFeedConfig {

    /** Whether to listen; a function that is frozen between requests cannot. */
    @WithDefault("true")
    boolean enabled();

    /** How often the connection is asked for a sign of life, and how soon another one is tried. */
    @WithDefault("0.25S")
    Duration interval();

    /** How long a sign of life may take before the connection counts as lost. */
    @WithDefault("2S")
    Duration patience();
}
