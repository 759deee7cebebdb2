package io.keyfolio.feature.agent.presence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What operators may choose about agents. */
@ConfigMapping(prefix = "keyfolio.agent")
public interface AgentConfig {

    /** How many machines an account may have, online or not. */
    @Min(1)
    @Max(1_000_000)
    @WithDefault("100")
    int maxPerAccount();

    /** The seconds between two heartbeats of an agent. An agent that misses two is disconnected. */
    @Min(1)
    @Max(86400)
    @WithDefault("30")
    int heartbeatSeconds();

    /** How long silence is borne, and how long a machine counts as online without another heartbeat. */
    default Duration lease() {
        return Duration.ofSeconds(2L * heartbeatSeconds());
    }
}
