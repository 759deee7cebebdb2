package io.keyfolio.platform.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An executor with one thread and a queue of two tasks. */
class BoundedExecutorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final BoundedExecutor boundedExecutor = new BoundedExecutor(vertx.createSharedWorkerExecutor("lane", 1), 3);
    private final CountDownLatch release = new CountDownLatch(1);

    /** Occupies the only thread until the test releases it. */
    @BeforeEach
    void occupy() {
        boundedExecutor
                .run(() -> {
                    release.await();
                    return true;
                })
                .subscribe()
                .with(done -> {});
    }

    @AfterEach
    void stop() {
        release.countDown();
        vertx.closeAndAwait();
    }

    @Test
    void workBeyondTheRoomIsRefusedAtOnce() {
        var next = boundedExecutor.run(() -> "next").subscribeAsCompletionStage();
        assertFalse(boundedExecutor.isFull());
        var waiting = boundedExecutor.run(() -> "waited").subscribeAsCompletionStage();
        assertTrue(boundedExecutor.isFull());

        assertThrows(
                Overloaded.class,
                () -> boundedExecutor.run(() -> "refused").await().atMost(PATIENCE));

        release.countDown();
        assertEquals("next", next.join());
        assertEquals("waited", waiting.join());
        assertEquals("later", boundedExecutor.run(() -> "later").await().atMost(PATIENCE));
    }

    @Test
    void whatNobodyWaitsForIsNotBegun() {
        AtomicBoolean begun = new AtomicBoolean();
        Cancellable abandoned =
                boundedExecutor.run(() -> begun.getAndSet(true)).subscribe().with(done -> {});
        abandoned.cancel();
        var next = boundedExecutor.run(() -> "next").subscribeAsCompletionStage();

        release.countDown();

        assertEquals("next", next.join());
        assertFalse(begun.get());
    }
}
