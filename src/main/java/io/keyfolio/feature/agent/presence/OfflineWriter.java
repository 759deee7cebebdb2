package io.keyfolio.feature.agent.presence;

import io.keyfolio.platform.concurrency.Deadline;
import io.keyfolio.platform.database.StatementBounds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Writes at once that machines are offline; what comes while one statement runs goes into the next, all together. */
@Singleton
public class OfflineWriter {

    private static final Logger LOG = Logger.getLogger(OfflineWriter.class);

    private static final String WRITE = """
            with gone as (
                select * from unnest($1::uuid[], $2::uuid[]) as gone (id, connection_id)
            ), locked as (
                select id from agent where id in (select id from gone) order by id for no key update
            )
            update agent set connection_id = null, lease_until = null
            from gone join locked using (id)
            where agent.id = gone.id and agent.connection_id = gone.connection_id
            """;

    private final Queue<AgentConnection> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicReference<CompletableFuture<Void>> writing = new AtomicReference<>();
    private final Pool database;
    private final Deadline deadline;

    OfflineWriter(Pool database, Deadline deadline) {
        this.database = database;
        this.deadline = deadline;
    }

    /** Notes that the connection of a registered machine is closed. */
    public void say(AgentConnection connection) {
        waiting.add(connection);
        FireAndForget.run(written());
    }

    /** Completes when nothing waits to be written any more. */
    Uni<Void> written() {
        CompletableFuture<Void> now = writing.get();
        return now == null && waiting.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().completionStage(begin()).chain(this::written);
    }

    /** Begins to write, unless that is under way; returns what completes at its end. */
    private CompletableFuture<Void> begin() {
        CompletableFuture<Void> ours = new CompletableFuture<>();
        CompletableFuture<Void> others = writing.compareAndExchange(null, ours);
        if (others != null) {
            return others;
        }
        FireAndForget.run(writeAll(ours));
        return ours;
    }

    private Uni<Void> write(List<AgentConnection> gone) {
        return deadline.limit(database.withTransaction(
                        transaction -> StatementBounds.set(transaction).chain(bounded -> bounded.preparedQuery(WRITE)
                                .execute(Tuple.of(ids(gone), connections(gone))))))
                .onFailure()
                .invoke(failure -> warn(gone.size(), failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Writes until nothing waits. What cannot be written is left to the lease, which ends soon. */
    private Uni<Void> writeAll(CompletableFuture<Void> end) {
        List<AgentConnection> gone = taken();
        if (!gone.isEmpty()) {
            return write(gone).chain(() -> writeAll(end));
        }
        writing.set(null);
        end.complete(null);
        if (!waiting.isEmpty()) {
            FireAndForget.run(written()); // said after the last was taken, when this was still under way
        }
        return Uni.createFrom().voidItem();
    }

    private static void warn(int number, Throwable failure) {
        LOG.warnf("could not write that %d machines are offline: %s", number, failure);
    }

    private List<AgentConnection> taken() {
        List<AgentConnection> taken = new ArrayList<>();
        for (AgentConnection next = waiting.poll(); next != null; next = waiting.poll()) {
            taken.add(next);
        }
        return taken;
    }

    private static UUID[] ids(List<AgentConnection> gone) {
        return gone.stream().map(AgentConnection::agent).toArray(UUID[]::new);
    }

    private static UUID[] connections(List<AgentConnection> gone) {
        return gone.stream().map(AgentConnection::id).toArray(UUID[]::new);
    }
}
