package io.keyfolio.platform.http.headers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What operators may choose about HTTP Strict Transport Security (RFC 6797). */
@ConfigMapping(prefix = "keyfolio.hsts")
interface HstsConfig {

    /** The {@code max-age} of {@code Strict-Transport-Security} in responses to HTTPS requests; {@code 0S} withdraws it. */
    @DurationMin
    @WithDefault("365D")
    Duration maxAge();
}
