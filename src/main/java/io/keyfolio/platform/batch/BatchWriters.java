package io.keyfolio.platform.batch;

import io.keyfolio.platform.batch.BatchWriter.Loss;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** The write-behind buffers of the service. Writes all of them when the service stops, or before AWS Lambda freezes it. */
@Singleton
public class BatchWriters {

    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

    private final List<BatchWriter<?, ?>> all = new CopyOnWriteArrayList<>();

    /**
     * Makes a buffer that keeps values that could not be written. {@code what} names the values in logs, in the plural;
     * {@code newer} chooses between two values with one key; {@code statement} writes values.
     */
    public <K, V> BatchWriter<K, V> keeping(String what, BinaryOperator<V> newer, Function<List<V>, Uni<?>> statement) {
        return added(new BatchWriter<>(what, newer, statement, Loss.NONE));
    }

    /**
     * Makes a buffer that drops values that could not be written, and values beyond {@code most}; {@code dropped} receives
     * their number. Of two values with one key, the newer one is written.
     */
    public <K, V> BatchWriter<K, V> dropping(
            String what, int most, Function<List<V>, Uni<?>> statement, IntConsumer dropped) {
        return added(new BatchWriter<>(what, (old, now) -> now, statement, new Loss(most, true, dropped)));
    }

    /** Writes the noted values of all buffers, one buffer after the other; never fails. */
    public Uni<Void> flush() {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(BatchWriter::flush)
                .toUni();
    }

    /**
     * Blocks until all buffers are written, or five seconds have passed; the thread that stops the service is not an event
     * loop.
     */
    void flushAtShutdown(@Observes ShutdownEvent event) {
        flush().ifNoItem()
                .after(SHUTDOWN_TIMEOUT)
                .fail()
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    private <K, V> BatchWriter<K, V> added(BatchWriter<K, V> writer) {
        all.add(writer);
        return writer;
    }
}
