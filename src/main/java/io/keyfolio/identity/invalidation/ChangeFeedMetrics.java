package io.keyfolio.identity.invalidation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The metrics of the change feed: the delay of notifications, and the time since the feed was last verified. */
@Singleton
class ChangeFeedMetrics {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer lag;

    ChangeFeedMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.lag = Timer.builder("keyfolio.revocation.lag")
                .description("Time from a change in the database to its notification on this replica, by both clocks")
                .publishPercentileHistogram(false)
                .register(registry);
    }

    /** Registers the age of the last proof; {@code nanos} supplies it in nanoseconds. */
    void watch(Supplier<Number> nanos) {
        TimeGauge.builder("keyfolio.change.feed.proven.age", nanos, TimeUnit.NANOSECONDS)
                .description("Time since the change feed was last verified")
                .register(registry);
    }

    /** Records a notification. The clocks may differ: a change that seems to lie in the future has a delay of 0. */
    void heard(long toldAt) {
        lag.record(Duration.ofMillis(Math.max(0, clock.millis() - toldAt)));
    }
}
