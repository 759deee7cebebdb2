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

    /** The largest number of cache entries; 0 disables the cache. */
    @Min(0)
    @Max(100_000_000)
    @WithDefault("20000")
    long size();

    /** How long a cache entry is kept before the credential is looked up again. */
    @DurationMin
    @WithDefault("60S")
    Duration lifetime();
}
