package io.keyfolio.agent;

import io.keyfolio.request.Draining;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Tells all agents to go elsewhere when the service stops, and the other replicas that they are not here any more. */
@Singleton
class GoingAway {

    private static final Duration TO_WRITE = Duration.ofSeconds(5);
    private static final Duration TO_CLOSE = Duration.ofSeconds(1);

    private final AgentConnections connections;
    private final Goodbyes goodbyes;

    GoingAway(AgentConnections connections, Goodbyes goodbyes) {
        this.connections = connections;
        this.goodbyes = goodbyes;
    }

    /** Waits until that is written: the service is stopping, and this is not an event loop. */
    void stop(@Observes @Priority(Draining.TELL) ShutdownDelayInitiatedEvent event) {
        List<AgentConnection> registered = connections.those(AgentConnection::isRegistered);
        List<Uni<Void>> closed = connections.all().stream()
                .map(connection -> connections.closed(connection, Closing.GOING_AWAY))
                .toList();
        all(closed).await().indefinitely();
        goodbyes.write(registered).await().atMost(TO_WRITE);
    }

    /** Those who do not say goodbye in time are hung up on with the rest of the service. */
    private static Uni<Void> all(List<Uni<Void>> closed) {
        return closed.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(closed)
                        .andCollectFailures()
                        .ifNoItem()
                        .after(TO_CLOSE)
                        .fail()
                        .onFailure()
                        .recoverWithNull()
                        .replaceWithVoid();
    }
}
