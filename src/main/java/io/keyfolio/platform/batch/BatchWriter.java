package io.keyfolio.platform.batch;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A write-behind buffer: callers note values by key in memory, without waiting, and one statement writes them together. One
 * write runs at a time, so that no value is written twice. {@link BatchWriters} makes buffers and flushes all of them.
 *
 * @param <K> the key under which a value is noted; of two values with one key, one is written
 * @param <V> the values; {@code equals} decides whether a value is still the one that was written
 */
public final class BatchWriter<K, V> {

    private static final Logger LOG = Logger.getLogger(BatchWriter.class);

    private final ConcurrentMap<K, V> pending = new ConcurrentHashMap<>();
    private final AtomicReference<CompletableFuture<Void>> underWay = new AtomicReference<>();
    private final String what;
    private final BinaryOperator<V> newer;
    private final Function<List<V>, Uni<?>> statement;
    private final Loss loss;

    BatchWriter(String what, BinaryOperator<V> newer, Function<List<V>, Uni<?>> statement, Loss loss) {
        this.what = what;
        this.newer = newer;
        this.statement = statement;
        this.loss = loss;
    }

    /** Notes a value to be written with the next batch; it is dropped when the buffer is full. */
    public void note(K key, V value) {
        if (pending.size() >= loss.most() && !pending.containsKey(key)) {
            loss.dropped().accept(1);
        } else {
            pending.merge(key, value, newer);
        }
    }

    /** The values that are noted and perhaps not yet written. */
    public Stream<V> noted() {
        return pending.values().stream();
    }

    /** The value that is noted under a key, or {@code otherwise}. */
    public V noted(K key, V otherwise) {
        return pending.getOrDefault(key, otherwise);
    }

    /** Removes a value that another statement has written, unless a newer one was noted meanwhile. */
    public void written(K key, V value) {
        pending.remove(key, value);
    }

    /** Removes the values that match and need not be written any more. */
    public void discardIf(Predicate<V> needless) {
        pending.values().removeIf(needless);
    }

    /**
     * Writes all values that are noted now, after the write that is running. Never fails: values that could not be written are
     * kept or dropped, depending on the kind of buffer.
     */
    public Uni<Void> flush() {
        return Uni.createFrom().deferred(() -> {
            if (pending.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            CompletableFuture<Void> ours = new CompletableFuture<>();
            CompletableFuture<Void> others = underWay.compareAndExchange(null, ours);
            return others == null
                    ? write().onTermination().invoke(() -> ended(ours))
                    : Uni.createFrom()
                            .completionStage(others.copy())
                            .chain(this::flush); // a waiter cancels its copy alone
        });
    }

    private Uni<Void> write() {
        Map<K, V> batch = Map.copyOf(pending);
        return Uni.createFrom()
                .deferred(() -> statement.apply(List.copyOf(batch.values())))
                .invoke(() -> batch.forEach(pending::remove))
                .onFailure()
                .invoke(failure -> failed(batch, failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void ended(CompletableFuture<Void> write) {
        underWay.set(null);
        write.complete(null);
    }

    private void failed(Map<K, V> batch, Throwable failure) {
        if (!loss.afterFailure()) {
            LOG.warnf("Batch of %d %s not written (%s). Keeping it for the next write.", batch.size(), what, failure);
            return;
        }
        batch.forEach(pending::remove);
        loss.dropped().accept(batch.size());
        LOG.warnf("Batch of %d %s not written (%s). Dropping it.", batch.size(), what, failure);
    }

    /** When values are dropped: beyond {@code most} of them, and after a failed write if {@code afterFailure} is set. */
    record Loss(int most, boolean afterFailure, IntConsumer dropped) {

        static final Loss NONE = new Loss(Integer.MAX_VALUE, false, number -> {});
    }
}
