package io.keyfolio.platform.http.connection.quota;

import io.keyfolio.platform.config.check.SettingFormat;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings that bound what one client can do to connections. */
@ConfigMapping(prefix = "keyfolio.connection")
public interface ConnectionConfig {

    /**
     * How many connections one client address (for IPv6, its /64) may have open. One more is closed at once. Agents and trusted
     * proxies do not count. Concurrent requests of HTTP/2 beyond the first count as connections; one more is refused.
     */
    @Min(1)
    @Max(10_000_000)
    @WithDefault("250")
    int maxPerAddress();

    /** How long the head of a request may take, including the TLS handshake for the first one. Then the connection is closed. */
    @DurationMin(millis = 1)
    @DurationMax(days = 20)
    @WithDefault("10S")
    Duration headTimeout();

    /** How long a client may read nothing of its answers. Then the connection is closed. */
    @DurationMin(millis = 1)
    @DurationMax(days = 20)
    @WithDefault("10S")
    Duration writeTimeout();

    /**
     * The memory for answers that clients do not read, and for the requests behind them. A connection that takes more is
     * closed.
     */
    @SettingFormat(range = "1K..16G")
    @WithDefault("24M")
    MemorySize maxBuffered();

    /** The part of that memory for one client address. Trusted proxies count for the total only. */
    @SettingFormat(range = "1K..16G")
    @WithDefault("12M")
    MemorySize maxBufferedPerAddress();
}
