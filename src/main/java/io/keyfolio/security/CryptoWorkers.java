package io.keyfolio.security;

import io.keyfolio.problem.Overloaded;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** A bounded pool of threads for work too slow for an event loop: password hashes and RSA signatures. */
@Singleton
public class CryptoWorkers {

    private final WorkerExecutor threads;
    private final int capacity;
    private final AtomicInteger pending = new AtomicInteger();

    CryptoWorkers(Vertx vertx, CryptoWorkersConfig config, MeterRegistry metrics) {
        this.threads = vertx.createSharedWorkerExecutor("keyfolio-crypto", config.threads());
        this.capacity = config.threads() + config.queue();
        Gauge.builder("keyfolio.crypto.pending", pending, AtomicInteger::get)
                .description("Password hashes and signatures being made or waiting")
                .register(metrics);
    }

    /** Runs the work on a worker, the answer comes back on the caller's own thread; fails with {@link Overloaded} at once when the queue is full. */
    public <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom().deferred(() -> admitted(work));
    }

    private <T> Uni<T> admitted(Callable<T> work) {
        if (pending.incrementAndGet() > capacity) {
            pending.decrementAndGet();
            return Uni.createFrom().failure(new Overloaded());
        }
        return threads.executeBlocking(() -> counted(work), false);
    }

    private <T> T counted(Callable<T> work) throws Exception {
        try {
            return work.call();
        } finally {
            pending.decrementAndGet();
        }
    }

    @PreDestroy
    void close() {
        threads.closeAndForget();
    }
}
