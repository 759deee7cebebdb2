package io.keyfolio.identity.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What operators may choose about sessions. */
@ConfigMapping(prefix = "keyfolio.sessions")
interface SessionConfig {

    /** How many sessions an account may have at once; one more ends the one that was not used for longest. */
    @Min(1)
    @Max(1_000_000)
    @WithDefault("50")
    int perAccount();

    /** How often it is written when sessions were last seen. */
    @DurationMin(millis = 100)
    @WithDefault("5S")
    Duration lastSeenFlush();
}
