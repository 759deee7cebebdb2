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

    /** How many sessions an account may have at once. One more sign-in evicts the session that was unused for longest. */
    @Min(1)
    @Max(1_000_000)
    @WithDefault("50")
    int perAccount();

    /** How often times of last use of sessions are written. */
    @DurationMin(millis = 100)
    @WithDefault("5S")
    Duration lastSeenFlush();
}
