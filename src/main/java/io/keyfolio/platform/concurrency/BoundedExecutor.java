package io.keyfolio.platform.concurrency;

import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for one kind of work, and how much of it may be under way or wait. */
final class BoundedExecutor {

    private final WorkerExecutor threads;
    private final int capacity;
    private final AtomicInteger pending = new AtomicInteger();

    BoundedExecutor(WorkerExecutor threads, int capacity) {
        this.threads = threads;
        this.capacity = capacity;
    }

    /** Shows how much is under way or waits. */
    BoundedExecutor watched(String name, String description, MeterRegistry metrics) {
        Gauge.builder(name, pending, AtomicInteger::get)
                .description(description)
                .register(metrics);
        return this;
    }

    /** Runs the work on a thread of its own, the answer comes back on the caller's; fails with {@link Overloaded} at once when there is no room. */
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

    /** What nobody waits for any longer is not begun: in a flood that would be all that is ever done. */
    private <T> T counted(Callable<T> work, AtomicBoolean abandoned) throws Exception {
        try {
            return abandoned.get() ? null : work.call();
        } finally {
            pending.decrementAndGet();
        }
    }

    /** Whether work would be refused at this moment. */
    boolean isFull() {
        return pending.get() >= capacity;
    }

    void close() {
        threads.closeAndForget();
    }
}
