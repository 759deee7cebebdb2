package io.keyfolio.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Takes the service's own meters away with it: the registry outlives it where another is started in the same JVM (as tests
 * do), and would go on showing what the gauges of this one see.
 */
@Singleton
class OwnMeters {

    private static final String PREFIX = "keyfolio.";

    private final MeterRegistry registry;

    OwnMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void remove(@Observes ShutdownEvent end) {
        registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith(PREFIX))
                .forEach(registry::remove);
    }
}
