package io.keyfolio.identity.invalidation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows how long changes take to get here, and when it was last certain that they do. */
@Singleton
class ChangeFeedMetrics {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer lag;

    ChangeFeedMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.lag = Timer.builder("keyfolio.revocation.lag")
                .description("From the statement that changed something to this replica hearing of it, by both clocks")
                .publishPercentileHistogram(false)
                .register(registry);
    }

    /** {@code nanos} tells how long ago the feed was last proven alive. */
    void watch(Supplier<Number> nanos) {
        TimeGauge.builder("keyfolio.change.feed.proven.age", nanos, TimeUnit.NANOSECONDS)
                .description("Time since changes were last proven to be heard of")
                .register(registry);
    }

    /** Clocks differ: what seems to come from the future took no time. */
    void heard(long toldAt) {
        lag.record(Duration.ofMillis(Math.max(0, clock.millis() - toldAt)));
    }
}
