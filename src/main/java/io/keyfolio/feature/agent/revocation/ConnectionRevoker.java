package io.keyfolio.feature.agent.revocation;

import io.keyfolio.feature.agent.presence.AgentConnection;
import io.keyfolio.feature.agent.presence.AgentConnections;
import io.keyfolio.feature.agent.presence.FireAndForget;
import io.keyfolio.identity.invalidation.Change;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Closes agent connections whose key was revoked, whose machine was deleted or that were replaced. It checks connections when a
 * change arrives. A check every 30 seconds also finds expired keys.
 */
@Singleton
public class ConnectionRevoker {

    private static final Logger LOG = Logger.getLogger(ConnectionRevoker.class);

    private final AgentConnections connections;
    private final RevocationCheck revocationCheck;

    private volatile boolean owing;

    ConnectionRevoker(AgentConnections connections, RevocationCheck revocationCheck) {
        this.connections = connections;
        this.revocationCheck = revocationCheck;
    }

    void accountKeyEnded(@Observes Change.AccountKeyEnded change) {
        check(connections.those(connection -> connection.account().equals(change.account())));
    }

    void apiKeyChanged(@Observes Change.ApiKeyChanged change) {
        check(connections.those(
                connection -> change.id().equals(connection.credential().apiKeyId())));
    }

    void agentMoved(@Observes Change.AgentMoved change) {
        check(connections.those(connection -> change.machine().equals(connection.machine())));
    }

    @Scheduled(every = "30S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> checkForExpiredKeys() {
        return checkAll().replaceWithVoid();
    }

    /** Checks all connections; emits whether that succeeded. */
    Uni<Boolean> checkAll() {
        owing = false;
        return enforce(connections.all());
    }

    /** Whether a check failed since the last check of all connections began. */
    boolean owesCheck() {
        return owing;
    }

    /** Checks connections, and closes those that are no longer permitted. */
    public void check(List<AgentConnection> suspects) {
        FireAndForget.run(enforce(suspects));
    }

    private Uni<Boolean> enforce(List<AgentConnection> suspects) {
        return revocationCheck
                .on(suspects)
                .invoke(found -> found.forEach(this::execute))
                .replaceWith(true)
                .onFailure()
                .invoke(failure -> owe(suspects.size(), failure))
                .onFailure()
                .recoverWithItem(false);
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
