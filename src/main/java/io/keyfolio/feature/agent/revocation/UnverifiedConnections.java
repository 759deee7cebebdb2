package io.keyfolio.feature.agent.revocation;

import io.keyfolio.feature.agent.presence.AgentConfig;
import io.keyfolio.feature.agent.presence.AgentConnections;
import io.keyfolio.feature.agent.protocol.AgentCloseCode;
import io.keyfolio.identity.invalidation.ChangeFeed;
import io.keyfolio.identity.invalidation.FeedState;
import io.keyfolio.platform.database.primary.PrimaryProofs;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Checks the agent connections every second while the change feed is down, and for {@value #SETTLING} seconds after it is back.
 * Closes all of them when no check has succeeded for the time of a lease: their keys may have ended on a server that this replica
 * does not reach, and by then their machines count as offline.
 */
@Singleton
class UnverifiedConnections {

    /**
     * The checks after the change feed is back. The first of them may still use a connection to a primary that was replaced, and
     * miss what its successor knows.
     */
    private static final int SETTLING = 3;

    private static final Duration PROOF_PATIENCE = Duration.ofMillis(900);

    private static final Logger LOG = Logger.getLogger(UnverifiedConnections.class);

    private final AgentConnections connections;
    private final ConnectionRevoker revoker;
    private final ChangeFeed feed;
    private final PrimaryProofs proofs;
    private final AgentConfig config;
    private final AtomicInteger settling = new AtomicInteger();
    private volatile long verifiedAt = System.nanoTime();

    UnverifiedConnections(
            AgentConnections connections,
            ConnectionRevoker revoker,
            ChangeFeed feed,
            PrimaryProofs proofs,
            AgentConfig config) {
        this.connections = connections;
        this.revoker = revoker;
        this.feed = feed;
        this.proofs = proofs;
        this.config = config;
    }

    /** Checks all connections when the feed is lost or back, because changes may have been missed. */
    void feedChanged(@Observes FeedState state) {
        settling.set(SETTLING);
        revoker.check(connections.all());
    }

    @Scheduled(every = "1S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> checkWhileDue() {
        long begin = System.nanoTime();
        if (!isDue()) {
            verifiedAt = begin;
            return Uni.createFrom().voidItem();
        }
        return revoker.checkAll()
                .chain(succeeded -> isProven(succeeded))
                .invoke(verified -> conclude(verified, begin))
                .replaceWithVoid();
    }

    private boolean isDue() {
        boolean settles = settling.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        return connections.count() > 0 && (!feed.isLive() || revoker.owesCheck() || settles);
    }

    /** A proof that is asked for after the check shows that the check asked the primary. */
    private Uni<Boolean> isProven(boolean succeeded) {
        return succeeded
                ? proofs.require()
                        .ifNoItem()
                        .after(PROOF_PATIENCE)
                        .fail()
                        .onItemOrFailure()
                        .transform((proof, failure) -> failure == null)
                : Uni.createFrom().item(false);
    }

    private void conclude(boolean verified, long begin) {
        if (verified) {
            verifiedAt = begin;
        } else if (System.nanoTime() - verifiedAt > config.lease().toNanos()) {
            LOG.warnf(
                    "Agent connections not verified for %d seconds. Closing %d.",
                    config.lease().toSeconds(), connections.count());
            connections.all().forEach(connection -> connections.close(connection, AgentCloseCode.TRY_LATER));
        }
    }
}
