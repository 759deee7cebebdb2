package io.keyfolio.identity.credential.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What operators may choose about credentials held in memory. */
@ConfigMapping(prefix = "keyfolio.cache")
interface CacheConfig {

    /** How many credentials are held at most; 0 holds none. */
    @Min(0)
    @Max(100_000_000)
    @WithDefault("20000")
    long size();

    /** How long one is held at most before it is looked up again. */
    @DurationMin
    @WithDefault("60S")
    Duration lifetime();
}
