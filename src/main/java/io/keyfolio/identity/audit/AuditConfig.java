package io.keyfolio.identity.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What operators may choose about the audit. */
@ConfigMapping(prefix = "keyfolio.audit")
interface AuditConfig {

    /** How long audit events are kept. The database keeps them for at least a day. */
    @DurationMin(days = 1)
    @WithDefault("365D")
    Duration retention();

    /** How often older audit events are removed. */
    @DurationMin(millis = 100)
    @WithDefault("15M")
    Duration cleanUp();
}
