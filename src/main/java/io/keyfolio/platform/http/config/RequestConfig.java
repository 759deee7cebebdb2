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

    /** The largest request body. A larger one is answered 413, as is one of more than 4 KB at sign-up, login and refresh. */
    @SettingFormat(range = "1..16M")
    @WithDefault("64K")
    MemorySize maxBodySize();

    /** The memory for the bodies of all requests in flight. Requests beyond it are answered 503. */
    @SettingFormat(range = "1K..1G")
    @WithDefault("8M")
    MemorySize maxBodies();

    /** The part of that memory for one client address. */
    @SettingFormat(range = "1K..1G")
    @WithDefault("2M")
    MemorySize maxBodiesPerAddress();

    /** How long the body of a request may take to arrive before the answer is 408. */
    @DurationMin(millis = 1)
    @WithDefault("10S")
    Duration bodyTimeout();

    /** How long a request may take after its arrival before the answer is 503. */
    @DurationMin(millis = 1)
    @WithDefault("4S")
    Duration timeout();

    /** How long requests in flight may take when the service stops. */
    @DurationMin
    @WithDefault("10S")
    Duration drain();
}
