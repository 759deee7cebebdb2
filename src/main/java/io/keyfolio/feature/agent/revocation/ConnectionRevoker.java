package io.keyfolio.feature.agent.revocation;

import io.keyfolio.feature.agent.presence.AgentConnection;
import io.keyfolio.feature.agent.presence.AgentConnections;
import io.keyfolio.feature.agent.presence.FireAndForget;
import io.keyfolio.identity.invalidation.Change;
import io.keyfolio.identity.invalidation.ChangeFeed;
import io.keyfolio.identity.invalidation.FeedState;
import io.keyfolio.platform.concurrency.Deadline;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Closes connections whose key, machine or place has been taken away: at once when it is told, by looking again and again
 * while it may not be told, and every half minute in any case, which also ends those whose key expires.
 */
@Singleton
public class ConnectionRevoker {

    private static final Logger LOG = Logger.getLogger(ConnectionRevoker.class);

    private final AgentConnections connections;
    private final RevocationCheck revocationCheck;
    private final ChangeFeed feed;
    private final Deadline deadline;

    /** Whether a check could not be made, so that it has to be made again. */
    private volatile boolean owing;

    ConnectionRevoker(
            AgentConnections connections, RevocationCheck revocationCheck, ChangeFeed feed, Deadline deadline) {
        this.connections = connections;
        this.revocationCheck = revocationCheck;
        this.feed = feed;
        this.deadline = deadline;
    }

    void accountKeyEnded(@Observes Change.AccountKeyEnded change) {
        check(connections.those(connection -> connection.account().equals(change.account())));
    }

    void apiKeyChanged(@Observes Change.ApiKeyChanged change) {
        Long id = change.id();
        check(connections.those(connection -> id.equals(connection.credential().apiKeyId())));
    }

    void agentMoved(@Observes Change.AgentMoved change) {
        check(connections.those(connection -> change.agent().equals(connection.agent())));
    }

    /** What happened while nothing was heard, or before, is looked up. */
    void feedChanged(@Observes FeedState state) {
        check(connections.all());
    }

    @Scheduled(every = "1S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> whileNothingIsHeard() {
        if (feed.isLive() && !owing) {
            return Uni.createFrom().voidItem();
        }
        owing = false;
        return enforce(connections.all());
    }

    @Scheduled(every = "30S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> inAnyCase() {
        return enforce(connections.all());
    }

    /** Closes those of them that have lost the right to be. */
    public void check(List<AgentConnection> suspects) {
        FireAndForget.run(enforce(suspects));
    }

    private Uni<Void> enforce(List<AgentConnection> suspects) {
        return deadline.limit(revocationCheck.on(suspects))
                .invoke(found -> found.forEach(this::execute))
                .onFailure()
                .invoke(failure -> owe(suspects.size(), failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void owe(int number, Throwable failure) {
        owing = true;
        LOG.warnf("could not check %d connections of agents, trying again: %s", number, failure);
    }

    private void execute(RevocationCheck.Verdict verdict) {
        connections
                .find(verdict.connection())
                .ifPresent(connection -> connections.close(connection, verdict.closing()));
    }
}
