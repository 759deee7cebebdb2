package io.keyfolio.vsayagent.testing;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for a condition; fails if it does not become true soon. */
public final class Waiting {

    private static final int SECONDS = 20;

    private Waiting() {}

    public static <T> T forNext(BlockingQueue<T> queue, Supplier<String> complaint) {
        try {
            T next = queue.poll(SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError(complaint.get());
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(complaint.get(), e);
        }
    }

    public static <T> T until(CompletableFuture<T> future, String complaint) {
        return future.orTimeout(SECONDS, TimeUnit.SECONDS)
                .exceptionally(failure -> {
                    throw new AssertionError(complaint, failure);
                })
                .join();
    }

    static void until(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the server did not start");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
