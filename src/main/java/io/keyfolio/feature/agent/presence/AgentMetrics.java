package io.keyfolio.feature.agent.presence;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;

/** Counts agents; never labelled with anything that one of them chose. */
@Singleton
public class AgentMetrics {

    private static final String CLOSED = "keyfolio.agents.closed";

    private final MeterRegistry registry;
    private final Counter registrations;
    private final Timer heartbeatLag;

    AgentMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.registrations = Counter.builder("keyfolio.agents.registrations")
                .description("Agents that registered, again or for the first time")
                .register(registry);
        this.heartbeatLag = Timer.builder("keyfolio.agents.heartbeat.lag")
                .description("From the coming of a heartbeat until it is written")
                .register(registry);
    }

    void watch(Collection<AgentConnection> open) {
        Gauge.builder("keyfolio.agents.connected", open, Collection::size)
                .description("Open connections of agents on this replica")
                .register(registry);
    }

    public void registered() {
        registrations.increment();
    }

    /** A connection was closed by this side, or by the other with a code that the protocol knows. */
    void closed(int code) {
        Counter.builder(CLOSED)
                .description("Closed connections of agents by code; 0 is any other, or none")
                .tag("code", Integer.toString(code))
                .register(registry)
                .increment();
    }

    void written(Duration afterItCame) {
        heartbeatLag.record(afterItCame);
    }
}
