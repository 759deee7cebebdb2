package io.keyfolio.platform.concurrency;

import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A pool of threads for one kind of work, with a limit for work that runs or is queued. */
final class BoundedExecutor {

    private final WorkerExecutor threads;
    private final int capacity;
    private final AtomicInteger pending = new AtomicInteger();

    BoundedExecutor(WorkerExecutor threads, int capacity) {
        this.threads = threads;
        this.capacity = capacity;
    }

    /** Registers a gauge of the work that runs or is queued. */
    BoundedExecutor watched(String name, String description, MeterRegistry metrics) {
        Gauge.builder(name, pending, AtomicInteger::get)
                .description(description)
                .register(metrics);
        return this;
    }

    /**
     * Runs the work on a thread of the pool and emits on the caller's; fails with {@link Overloaded} at once when the queue is
     * full.
     */
    <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom().deferred(() -> admitted(work));
    }

    private <T> Uni<T> admitted(Callable<T> work) {
        if (pending.incrementAndGet() > capacity) {
            pending.decrementAndGet();
            return Uni.createFrom().failure(new Overloaded());
        }
        AtomicBoolean abandoned = new AtomicBoolean();
        return threads.executeBlocking(() -> counted(work, abandoned), false)
                .onCancellation()
                .invoke(() -> abandoned.set(true));
    }

    /** Skips work whose caller has cancelled: in a flood, the threads would otherwise do nothing else. */
    private <T> T counted(Callable<T> work, AtomicBoolean abandoned) throws Exception {
        try {
            return abandoned.get() ? null : work.call();
        } finally {
            pending.decrementAndGet();
        }
    }

    /** Whether the queue is full, so that new work would be refused. */
    boolean isFull() {
        return pending.get() >= capacity;
    }

    void close() {
        threads.closeAndForget();
    }
}
