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
     * How many connections one client address may have open, without those of agents and of trusted proxies; one more is closed.
     * Requests of HTTP/2 beyond the first of their connection count as connections; one more is refused.
     */
    @Min(1)
    @Max(10_000_000)
    @WithDefault("250")
    int maxPerAddress();

    /** How long the head of a request may take, with the TLS handshake before the first one; after that the connection is closed. */
    @DurationMin(millis = 1)
    @DurationMax(days = 20)
    @WithDefault("10S")
    Duration headTimeout();

    /** How long a client may read nothing of what is sent to it; after that the connection is closed. */
    @DurationMin(millis = 1)
    @DurationMax(days = 20)
    @WithDefault("10S")
    Duration writeTimeout();

    /** How much memory may be taken by answers that clients do not read, and by what waits behind them; a connection that takes more is closed. */
    @SettingFormat(range = "1K..16G")
    @WithDefault("24M")
    MemorySize maxBuffered();

    /** As {@code max-buffered}, for the connections of one client address; those of trusted proxies count for all alone. */
    @SettingFormat(range = "1K..16G")
    @WithDefault("12M")
    MemorySize maxBufferedPerAddress();
}
