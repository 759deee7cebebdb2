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
 * Closes agent connections whose key was revoked, whose machine was deleted or that were replaced. It checks connections when a
 * change arrives, and every second while the change feed is down. A check every 30 seconds also finds expired keys.
 */
@Singleton
public class ConnectionRevoker {

    private static final Logger LOG = Logger.getLogger(ConnectionRevoker.class);

    private final AgentConnections connections;
    private final RevocationCheck revocationCheck;
    private final ChangeFeed feed;
    private final Deadline deadline;

    /** Whether a check failed, so that all connections must be checked again. */
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

    /** Checks all connections when the feed is lost or back, because changes may have been missed. */
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

    /** Checks connections, and closes those that are no longer permitted. */
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
        LOG.warnf("Check of %d agent connections failed (%s). Trying again.", number, failure);
    }

    private void execute(RevocationCheck.Verdict verdict) {
        connections
                .find(verdict.connection())
                .ifPresent(connection -> connections.close(connection, verdict.closing()));
    }
}
