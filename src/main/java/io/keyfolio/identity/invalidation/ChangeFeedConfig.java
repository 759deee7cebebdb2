package io.keyfolio.identity.invalidation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What operators may choose about hearing of changes. */
@ConfigMapping(prefix = "keyfolio.change-feed")
interface ChangeFeedConfig {

    /**
     * Whether the service listens for changes in PostgreSQL ({@code LISTEN}), on one connection beside the pool. Without it,
     * every request looks its credential up, and keys of agents are checked each second.
     */
    @WithDefault("true")
    boolean enabled();

    /** How often the connection is verified, and how soon a lost one is replaced. */
    @DurationMin(millis = 10)
    @WithDefault("0.25S")
    Duration interval();

    /** How long a verification may take before the connection counts as lost. */
    @DurationMin(millis = 10)
    @WithDefault("2S")
    Duration patience();
}
