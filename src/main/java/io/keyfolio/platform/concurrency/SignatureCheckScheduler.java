package io.keyfolio.platform.concurrency;

import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * A scheduler of signature checks. It runs them on the event loop, which is fastest, while they take a small share of its time.
 * Beyond that share a worker runs them, so that a flood of forged tokens does not delay other requests.
 */
@Singleton
public class SignatureCheckScheduler {

    private final CryptoExecutors workers;
    private final ThreadLocal<EventLoopShare> shares;
    private final Counter onEventLoop;
    private final Counter onWorker;

    SignatureCheckScheduler(CryptoExecutors workers, CryptoExecutorsConfig config, MeterRegistry metrics) {
        this.workers = workers;
        this.shares = ThreadLocal.withInitial(() -> new EventLoopShare(config.signatureShare(), System.nanoTime()));
        this.onEventLoop = counter(metrics, "event-loop");
        this.onWorker = counter(metrics, "worker");
    }

    /**
     * Emits what the check returns, on the caller's thread; fails with {@link Overloaded} at once when the worker's queue is
     * full.
     */
    public <T> Uni<T> run(Supplier<T> check) {
        EventLoopShare share = shares.get();
        long now = System.nanoTime();
        return share.hasRoomAt(now) ? here(check, share, now) : elsewhere(check);
    }

    private <T> Uni<T> here(Supplier<T> check, EventLoopShare share, long since) {
        onEventLoop.increment();
        T outcome = check.get();
        share.spend(System.nanoTime() - since);
        return Uni.createFrom().item(outcome);
    }

    private <T> Uni<T> elsewhere(Supplier<T> check) {
        return workers.verify(() -> {
            onWorker.increment();
            return check.get();
        });
    }

    private static Counter counter(MeterRegistry metrics, String thread) {
        return Counter.builder("keyfolio.signature.checks")
                .description("Session token signature checks by kind of thread")
                .tag("thread", thread)
                .register(metrics);
    }
}
