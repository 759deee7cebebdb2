package io.keyfolio.feature.agent.presence;

import io.keyfolio.feature.agent.protocol.AgentCloseCode;
import io.keyfolio.platform.http.lifecycle.GracefulShutdown;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Tells all agents to go elsewhere when the service stops, and the other replicas that they are not here any more. */
@Singleton
class AgentShutdown {

    private static final Duration TO_WRITE = Duration.ofSeconds(5);
    private static final Duration TO_CLOSE = Duration.ofSeconds(1);

    private final AgentConnections connections;
    private final OfflineWriter offlineWriter;

    AgentShutdown(AgentConnections connections, OfflineWriter offlineWriter) {
        this.connections = connections;
        this.offlineWriter = offlineWriter;
    }

    /**
     * Waits until that is written: the service is stopping, and this is not an event loop. Agents that do not say goodbye in time
     * are hung up on with the rest of the service.
     */
    void stop(@Observes @Priority(GracefulShutdown.TELL) ShutdownDelayInitiatedEvent event) {
        atMost(TO_CLOSE, connections.closeAll(AgentCloseCode.GOING_AWAY));
        atMost(TO_WRITE, offlineWriter.written());
    }

    private static void atMost(Duration time, Uni<Void> work) {
        work.ifNoItem().after(time).fail().onFailure().recoverWithNull().await().indefinitely();
    }
}
