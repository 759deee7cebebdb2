package io.keyfolio.feature.agent.presence;

import io.keyfolio.feature.agent.protocol.AgentCloseCode;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The heartbeat timeout: closes connections that do not register in time, or that miss two heartbeats. */
@Singleton
class HeartbeatTimeout {

    private static final Duration TO_REGISTER = Duration.ofSeconds(10);

    private final AgentConnections connections;
    private final AgentConfig config;

    HeartbeatTimeout(AgentConnections connections, AgentConfig config) {
        this.connections = connections;
        this.config = config;
    }

    @Scheduled(every = "1S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void end() {
        connections.those(this::isTooSilent).forEach(connection -> connections.close(connection, closing(connection)));
    }

    private boolean isTooSilent(AgentConnection connection) {
        return connection.isSilentFor(connection.isRegistered() ? config.lease() : TO_REGISTER);
    }

    private static AgentCloseCode closing(AgentConnection connection) {
        return connection.isRegistered() ? AgentCloseCode.HEARTBEAT_MISSED : AgentCloseCode.NOT_REGISTERED;
    }
}
