package io.keyfolio.platform.management;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Takes the service's own meters away with it: the registry outlives it where another is started in the same JVM (as tests
 * do), and would go on showing what the gauges of this one see.
 */
@Singleton
class MeterCleanup {

    private static final Set<String> PREFIXES = Set.of("keyfolio.", "http.server.");

    private final MeterRegistry registry;

    MeterCleanup(MeterRegistry registry) {
        this.registry = registry;
    }

    void remove(@Observes ShutdownEvent end) {
        registry.getMeters().stream()
                .filter(meter -> PREFIXES.stream().anyMatch(meter.getId().getName()::startsWith))
                .forEach(registry::remove);
    }
}
