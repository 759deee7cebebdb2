package io.keyfolio.identity.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What operators may choose about the audit. */
@ConfigMapping(prefix = "keyfolio.audit")
interface AuditConfig {

    /** How long events are kept: a day at least, which the database holds to. */
    @DurationMin(days = 1)
    @WithDefault("365D")
    Duration retention();

    /** How often older ones are removed. */
    @DurationMin(millis = 100)
    @WithDefault("15M")
    Duration cleanUp();
}
