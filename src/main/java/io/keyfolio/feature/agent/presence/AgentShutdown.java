package io.keyfolio.feature.agent.presence;

import io.keyfolio.feature.agent.protocol.AgentCloseCode;
import io.keyfolio.platform.http.lifecycle.GracefulShutdown;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Closes all agent connections when the service stops, and writes that their machines are offline. */
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
     * Waits for both, which is permitted here: this is not an event loop. Connections whose agents do not complete the closing
     * handshake in time are cut when the server stops.
     */
    void stop(@Observes @Priority(GracefulShutdown.TELL) ShutdownDelayInitiatedEvent event) {
        atMost(TO_CLOSE, connections.closeAll(AgentCloseCode.GOING_AWAY));
        atMost(TO_WRITE, offlineWriter.written());
    }

    private static void atMost(Duration time, Uni<Void> work) {
        work.ifNoItem().after(time).fail().onFailure().recoverWithNull().await().indefinitely();
    }
}
