package io.keyfolio.platform.http.headers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What operators may choose about HTTP Strict Transport Security (RFC 6797). */
@ConfigMapping(prefix = "keyfolio.hsts")
interface HstsConfig {

    /** How long browsers that came by TLS are to come by TLS only; 0 takes back what they were told before. */
    @DurationMin
    @WithDefault("365D")
    Duration maxAge();
}
