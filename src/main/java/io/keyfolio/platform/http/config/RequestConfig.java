package io.keyfolio.platform.http.config;

import io.keyfolio.platform.config.check.SettingFormat;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What operators may choose about single requests. */
@ConfigMapping(prefix = "keyfolio.request")
public interface RequestConfig {

    /** The largest request body; a larger one is answered 413, as is one of more than 4 KB to routes that open sessions. */
    @SettingFormat(range = "1..16M")
    @WithDefault("64K")
    MemorySize maxBodySize();

    /** How much memory the bodies of all requests under way may take; beyond that they are answered 503. */
    @SettingFormat(range = "1K..1G")
    @WithDefault("8M")
    MemorySize maxBodies();

    /** How much of that those of one client address may take. */
    @SettingFormat(range = "1K..1G")
    @WithDefault("2M")
    MemorySize maxBodiesPerAddress();

    /** How long the body of a request may take to arrive; after that it is answered 408. */
    @DurationMin(millis = 1)
    @WithDefault("10S")
    Duration bodyTimeout();

    /** How long a request may take once it has arrived; after that it is answered 503. */
    @DurationMin(millis = 1)
    @WithDefault("4S")
    Duration timeout();

    /** How long requests under way may take to end when the service stops. */
    @DurationMin
    @WithDefault("10S")
    Duration drain();
}
