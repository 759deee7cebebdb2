package io.keyfolio.platform.concurrency;

import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;

/**
 * The bounded thread pools for cryptography that is too slow for an event loop. Each kind has its own, so that a flood of
 * logins does not stop sessions from being renewed.
 */
@Singleton
public class CryptoExecutors {

    private final BoundedExecutor hashes;
    private final BoundedExecutor signatures;
    private final BoundedExecutor verifications;
    private final BoundedExecutor searches;
    private final int share;

    CryptoExecutors(Vertx vertx, CryptoExecutorsConfig config, MeterRegistry metrics) {
        int capacity = config.threads() + config.queue();
        this.hashes = new BoundedExecutor(
                        vertx.createSharedWorkerExecutor("keyfolio-crypto", config.threads()), capacity)
                .watched("keyfolio.crypto.pending", "Password hashes running or queued", metrics);
        this.signatures = new BoundedExecutor(vertx.createSharedWorkerExecutor("keyfolio-signing", 1), capacity)
                .watched("keyfolio.signing.pending", "Session token signatures running or queued", metrics);
        this.verifications = new BoundedExecutor(
                        vertx.createSharedWorkerExecutor("keyfolio-verifying", 1), 1 + config.signatureQueue())
                .watched("keyfolio.verifying.pending", "Session token checks running or queued on the worker", metrics);
        this.searches = new BoundedExecutor(vertx.createSharedWorkerExecutor("keyfolio-searching", 1), capacity);
        this.share = Math.max(1, capacity / 2);
    }

    /**
     * Hashes a password on a worker and emits on the caller's thread; fails with {@link Overloaded} at once when the queue is
     * full.
     */
    public <T> Uni<T> hash(Callable<T> work) {
        return hashes.run(() -> {
            ThreadPriority.takenByThisThread();
            return work.call();
        });
    }

    /** Whether the queue is full and a hash would be refused; worth checking before other work is done for it. */
    public boolean isFull() {
        return hashes.isFull();
    }

    /** As {@link #hash}, for signatures, which take about a fiftieth of the time. */
    public <T> Uni<T> sign(Callable<T> work) {
        return signatures.run(work);
    }

    /**
     * As {@link #hash}, for signature checks beyond the share of an event loop. The worker has the lowest priority, so event
     * loops go first in a flood.
     */
    <T> Uni<T> verify(Callable<T> work) {
        return verifications.run(() -> {
            ThreadPriority.takenByThisThread();
            return work.call();
        });
    }

    /** As {@link #hash}, for searches of a file with breached passwords: a slow disk then delays new passwords alone. */
    public <T> Uni<T> search(Callable<T> work) {
        return searches.run(work);
    }

    /** The number of hashes that may run or be queued for one client, so that other clients find room. */
    public int share() {
        return share;
    }

    @PreDestroy
    void close() {
        hashes.close();
        signatures.close();
        verifications.close();
        searches.close();
    }
}
