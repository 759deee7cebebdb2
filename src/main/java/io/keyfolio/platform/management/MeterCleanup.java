package io.keyfolio.platform.management;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Removes the service's own meters when it stops. The registry outlives the service if another one starts in the same JVM, as
 * in tests. It would then still show the gauges of the stopped service.
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
