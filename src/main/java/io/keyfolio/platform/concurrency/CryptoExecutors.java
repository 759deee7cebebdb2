package io.keyfolio.platform.concurrency;

import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;

/** Bounded pools of threads for what is too slow for an event loop; a flood of logins leaves sessions room to be renewed. */
@Singleton
public class CryptoExecutors {

    private final BoundedExecutor hashes;
    private final BoundedExecutor signatures;
    private final BoundedExecutor verifications;
    private final int share;

    CryptoExecutors(Vertx vertx, CryptoExecutorsConfig config, MeterRegistry metrics) {
        int capacity = config.threads() + config.queue();
        this.hashes = new BoundedExecutor(
                        vertx.createSharedWorkerExecutor("keyfolio-crypto", config.threads()), capacity)
                .watched("keyfolio.crypto.pending", "Password hashes being made or waiting", metrics);
        this.signatures = new BoundedExecutor(vertx.createSharedWorkerExecutor("keyfolio-signing", 1), capacity)
                .watched("keyfolio.signing.pending", "Session tokens being signed or waiting", metrics);
        this.verifications = new BoundedExecutor(
                        vertx.createSharedWorkerExecutor("keyfolio-verifying", 1), 1 + config.signatureQueue())
                .watched("keyfolio.verifying.pending", "Session tokens being verified by a worker or waiting", metrics);
        this.share = Math.max(1, capacity / 2);
    }

    /** Hashes a password on a worker, the answer comes back on the caller's thread; fails with {@link Overloaded} at once when the queue is full. */
    public <T> Uni<T> hash(Callable<T> work) {
        return hashes.run(() -> {
            ThreadPriority.takenByThisThread();
            return work.call();
        });
    }

    /** Whether a hash would be refused at this moment: worth asking before anything else is done for it. */
    public boolean isFull() {
        return hashes.isFull();
    }

    /** As {@link #hash}, for signatures, which take a fiftieth of the time. */
    public <T> Uni<T> sign(Callable<T> work) {
        return signatures.run(work);
    }

    /** As {@link #hash}, for checks of signatures that are too many for an event loop; in a flood event loops go first. */
    <T> Uni<T> verify(Callable<T> work) {
        return verifications.run(() -> {
            ThreadPriority.takenByThisThread();
            return work.call();
        });
    }

    /** How many hashes may be under way or wait for one client, so that others find room. */
    public int share() {
        return share;
    }

    @PreDestroy
    void close() {
        hashes.close();
        signatures.close();
        verifications.close();
    }
}
