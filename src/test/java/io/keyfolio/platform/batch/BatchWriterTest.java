package io.keyfolio.platform.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The buffer of values that are written in batches. */
class BatchWriterTest {

    private final BatchWriters writers = new BatchWriters();
    private final List<List<Integer>> written = new ArrayList<>();
    private final AtomicInteger dropped = new AtomicInteger();

    @Test
    void valuesOfOneKeyAreWrittenOnce() {
        BatchWriter<String, Integer> highest = writers.keeping("scores", Math::max, this::write);

        highest.note("ada", 3);
        highest.note("ada", 7);
        highest.note("ada", 5);
        flush();
        flush();

        assertEquals(List.of(List.of(7)), written);
    }

    @Test
    void whatCouldNotBeWrittenIsKept() {
        AtomicInteger attempts = new AtomicInteger();
        BatchWriter<String, Integer> scores = writers.keeping(
                "scores", Math::max, values -> attempts.getAndIncrement() == 0 ? failed() : write(values));

        scores.note("ada", 3);
        flush();
        assertEquals(List.of(3), scores.noted().toList());
        flush();

        assertEquals(List.of(List.of(3)), written);
        assertEquals(0, scores.noted().count());
    }

    @Test
    void whatCouldNotBeWrittenIsDroppedAndCounted() {
        BatchWriter<String, Integer> scores = writers.dropping("scores", 10, values -> failed(), dropped::addAndGet);

        scores.note("ada", 3);
        scores.note("bob", 4);
        flush();

        assertEquals(2, dropped.get());
        assertEquals(0, scores.noted().count());
    }

    @Test
    void aStatementThatThrowsBlocksNoLaterOne() {
        AtomicInteger attempts = new AtomicInteger();
        BatchWriter<String, Integer> scores = writers.keeping("scores", Math::max, values -> {
            if (attempts.getAndIncrement() == 0) {
                throw new IllegalStateException("no pool");
            }
            return write(values);
        });

        scores.note("ada", 3);
        flush();
        flush();

        assertEquals(List.of(List.of(3)), written);
    }

    @Test
    void aFullBufferDropsNewKeysAlone() {
        BatchWriter<String, Integer> scores = writers.dropping("scores", 1, this::write, dropped::addAndGet);

        scores.note("ada", 3);
        scores.note("bob", 4);
        scores.note("ada", 5);
        flush();

        assertEquals(1, dropped.get());
        assertEquals(List.of(List.of(5)), written);
    }

    @Test
    void oneWriteIsUnderWayAtATime() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        BatchWriter<String, Integer> scores = writers.keeping("scores", Math::max, values -> {
            write(values);
            return written.size() == 1
                    ? Uni.createFrom().completionStage(first)
                    : Uni.createFrom().voidItem();
        });

        scores.note("ada", 3);
        CompletableFuture<Void> one = scores.flush().subscribeAsCompletionStage();
        scores.note("ada", 9);
        CompletableFuture<Void> two = scores.flush().subscribeAsCompletionStage();

        assertEquals(List.of(List.of(3)), written);
        assertFalse(two.isDone());
        first.complete(null);
        assertTrue(one.isDone() && two.isDone());
        assertEquals(List.of(List.of(3), List.of(9)), written);
    }

    @Test
    void aWaiterThatGivesUpTakesNobodyElseAlong() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        BatchWriter<String, Integer> scores =
                writers.keeping("scores", Math::max, values -> Uni.createFrom().completionStage(first));

        scores.note("ada", 3);
        CompletableFuture<Void> owner = scores.flush().subscribeAsCompletionStage();
        Cancellable waiter = scores.flush().subscribe().with(done -> {});
        CompletableFuture<Void> another = scores.flush().subscribeAsCompletionStage();
        waiter.cancel();
        assertFalse(owner.isDone() || another.isDone());
        first.complete(null);

        assertTrue(owner.isDone() && !another.isCompletedExceptionally());
    }

    @Test
    void anAbandonedFlushLetsTheNextOneWrite() {
        BatchWriter<String, Integer> scores = writers.keeping("scores", Math::max, values -> {
            write(values);
            return written.size() == 1
                    ? Uni.createFrom().nothing()
                    : Uni.createFrom().voidItem();
        });

        scores.note("ada", 3);
        scores.flush().subscribe().with(done -> {}).cancel();
        flush();

        assertEquals(List.of(List.of(3), List.of(3)), written);
    }

    @Test
    void allBuffersAreFlushedTogether() {
        writers.keeping("scores", Math::max, this::write).note("ada", 1);
        writers.dropping("moves", 10, this::write, dropped::addAndGet).note("bob", 2);

        flush();

        assertEquals(List.of(List.of(1), List.of(2)), written);
    }

    private void flush() {
        writers.flush().await().indefinitely();
    }

    private Uni<Void> write(List<Integer> values) {
        written.add(values);
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> failed() {
        return Uni.createFrom().failure(new IllegalStateException("the database is away"));
    }
}
