package io.keyfolio.platform.http.config;

import io.keyfolio.platform.config.check.SettingFormat;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What operators may choose about connections; application.properties has the defaults, and hands them to Quarkus. */
@ConfigMapping(prefix = "keyfolio.http")
public interface HttpConfig {

    /** How many connections may be open. One more is closed at once. */
    @Min(1)
    @Max(10_000_000)
    int maxConnections();

    /** The largest head of a request. A larger one, or one of more than 100 fields, is answered 431. */
    @SettingFormat(range = "1K..16M")
    MemorySize maxHeaderSize();

    /** How long an idle connection is kept. Agents have their own time-out. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 20)
    Duration idleTimeout();
}
