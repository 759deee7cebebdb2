package io.keyfolio.identity.credential.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;

/** The metrics of the credential cache. */
@Singleton
class CacheMetrics {

    private final MeterRegistry registry;
    private final Counter hits;
    private final Counter misses;

    CacheMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.hits = counter("hit");
        this.misses = counter("miss");
    }

    void watch(Map<?, ?> memories) {
        Gauge.builder("keyfolio.cache.size", memories, Map::size)
                .description("Credential cache entries")
                .register(registry);
    }

    void hit() {
        hits.increment();
    }

    void missed() {
        misses.increment();
    }

    private Counter counter(String result) {
        return Counter.builder("keyfolio.cache.requests")
                .description("Credential cache look-ups by result")
                .tag("result", result)
                .register(registry);
    }
}
