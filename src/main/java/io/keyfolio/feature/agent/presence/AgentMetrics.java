package io.keyfolio.feature.agent.presence;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;

/** The metrics of agents; no label has a value that agents choose. */
@Singleton
public class AgentMetrics {

    private static final String CLOSED = "keyfolio.agents.closed";

    private final MeterRegistry registry;
    private final Counter registrations;
    private final Timer heartbeatLag;

    AgentMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.registrations = Counter.builder("keyfolio.agents.registrations")
                .description("Registrations of agents, repeated ones included")
                .register(registry);
        this.heartbeatLag = Timer.builder("keyfolio.agents.heartbeat.lag")
                .description("Time from the arrival of a heartbeat until it is written")
                .register(registry);
    }

    void watch(Collection<AgentConnection> open) {
        Gauge.builder("keyfolio.agents.connected", open, Collection::size)
                .description("Open agent connections on this replica")
                .register(registry);
    }

    /** Counts a registration. */
    public void registered() {
        registrations.increment();
    }

    /** Registers the counters of close codes, so that a first increase is one that a monitoring system sees. */
    void countClosed(Set<Integer> codes) {
        codes.forEach(this::closures);
    }

    /** Counts a closed connection by its close code; 0 stands for none, and for codes that are not counted by themselves. */
    void closed(int code) {
        closures(code).increment();
    }

    private Counter closures(int code) {
        return Counter.builder(CLOSED)
                .description("Closed agent connections by close code; 0 is any other code, or none")
                .tag("code", Integer.toString(code))
                .register(registry);
    }

    void written(Duration afterItCame) {
        heartbeatLag.record(afterItCame);
    }
}
