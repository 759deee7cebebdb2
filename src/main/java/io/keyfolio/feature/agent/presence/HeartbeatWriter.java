package io.keyfolio.feature.agent.presence;

import io.keyfolio.feature.agent.machine.MachineStore;
import io.keyfolio.feature.agent.protocol.HeartbeatMessage;
import io.keyfolio.platform.batch.BatchWriter;
import io.keyfolio.platform.batch.BatchWriters;
import io.keyfolio.platform.transaction.BackgroundTransactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Collects heartbeats and writes those of a second in one statement, so that the number of machines adds no statements. */
@Singleton
public class HeartbeatWriter {

    private final BatchWriter<UUID, Beat> batch;
    private final AgentConnections connections;
    private final AgentConfig config;
    private final AgentMetrics metrics;
    private final BackgroundTransactions transactions;

    HeartbeatWriter(
            BatchWriters batches,
            AgentConnections connections,
            AgentConfig config,
            AgentMetrics metrics,
            BackgroundTransactions transactions) {
        this.batch = batches.keeping("heartbeats", (old, now) -> now, this::write);
        this.connections = connections;
        this.config = config;
        this.metrics = metrics;
        this.transactions = transactions;
    }

    /** Notes the heartbeat of a registered machine. */
    public void note(AgentConnection connection, HeartbeatMessage heartbeatMessage) {
        batch.note(connection.id(), new Beat(connection, heartbeatMessage, System.nanoTime()));
    }

    /** Writes the noted heartbeats of open connections; those of a write that fails stay noted. */
    @Scheduled(every = "1S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> flush() {
        batch.discardIf(beat -> !connections.holds(beat.connection()));
        return batch.flush();
    }

    private Uni<?> write(List<Beat> beats) {
        return transactions
                .run(transaction -> MachineStore.writeHeartbeats(transaction, parameters(beats)))
                .invoke(() -> written(beats));
    }

    private Tuple parameters(List<Beat> beats) {
        return Tuple.from(List.of(
                all(beats, beat -> beat.connection().machine().value()).toArray(UUID[]::new),
                all(beats, beat -> beat.connection().id()).toArray(UUID[]::new),
                all(beats, beat -> beat.figures().cpuPercent()).toArray(Double[]::new),
                all(beats, beat -> beat.figures().memoryPercent()).toArray(Double[]::new),
                all(beats, beat -> beat.figures().diskPercent()).toArray(Double[]::new),
                counters(beats, HeartbeatMessage::networkRxBytes),
                counters(beats, HeartbeatMessage::networkTxBytes),
                counters(beats, HeartbeatMessage::uptime),
                (double) config.lease().toSeconds()));
    }

    private static <T> Stream<T> all(List<Beat> beats, Function<Beat, T> figure) {
        return beats.stream().map(figure);
    }

    private static Long[] counters(List<Beat> beats, Function<HeartbeatMessage, BigInteger> counter) {
        return all(beats, beat -> counter.apply(beat.figures()))
                .map(number -> number == null ? null : number.longValueExact())
                .toArray(Long[]::new);
    }

    private void written(List<Beat> beats) {
        long now = System.nanoTime();
        for (Beat beat : beats) {
            metrics.written(Duration.ofNanos(now - beat.cameAt()));
        }
    }

    /** A heartbeat, and the time of its arrival. */
    private record Beat(AgentConnection connection, HeartbeatMessage figures, long cameAt) {}
}
