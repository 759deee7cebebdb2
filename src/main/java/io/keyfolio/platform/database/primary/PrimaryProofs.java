package io.keyfolio.platform.database.primary;

import io.keyfolio.platform.database.connection.HardClose;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The last proof that the pool's server is the primary. The change feed delivers one four times a second; without it, a proof is
 * asked for when one is needed.
 */
@Singleton
public class PrimaryProofs {

    private final Pool database;
    private final PrimaryFence fence;
    private final PrimaryMonitor monitor;
    private final Clock clock;
    private final Patience patience = new Patience(Duration.ofSeconds(2));

    private volatile PrimaryProof last = PrimaryProof.none();
    private Future<PrimaryProof> underWay;

    PrimaryProofs(Pool database, PrimaryFence fence, PrimaryMonitor monitor, Clock clock) {
        this.database = database;
        this.fence = fence;
        this.monitor = monitor;
        this.clock = clock;
    }

    /** Keeps a proof. */
    public void keep(PrimaryProof proof) {
        last = proof;
    }

    /** Whether a valid proof of the server with a timeline is there. */
    public boolean covers(int timeline) {
        PrimaryProof proof = last;
        return proof.timeline() == timeline && isValid(proof);
    }

    /** Whether a valid proof is there. */
    public boolean isProven() {
        return isValid(last);
    }

    /** Whether a proof is valid, and the primary has not changed since. */
    public boolean isValid(PrimaryProof proof) {
        return proof.term() == monitor.term() && proof.isValid(clock);
    }

    /** Emits once there is a valid proof; fails if the server does not give one. */
    public Uni<Void> require() {
        return isProven()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .completionStage(() -> ask().toCompletionStage())
                        .replaceWithVoid();
    }

    /** Those who need a proof at the same time share one question. */
    private synchronized Future<PrimaryProof> ask() {
        if (underWay == null || underWay.isComplete()) {
            underWay = database.getConnection().compose(this::askOn);
        }
        return underWay;
    }

    private Future<PrimaryProof> askOn(SqlConnection connection) {
        return fence.ask(PgConnection.cast(connection))
                .timeout(patience.now().toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(proof -> {
                    patience.reset();
                    keep(proof);
                })
                .onFailure(failure -> giveUp(connection))
                .onComplete(asked -> connection.close());
    }

    private void giveUp(SqlConnection connection) {
        patience.extend();
        HardClose.of(connection);
    }
}
