package io.keyfolio.agent;

import io.keyfolio.request.Deadline;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Writes at once that machines are offline; what comes while one statement runs goes into the next, all together. */
@Singleton
class Goodbyes {

    private static final Logger LOG = Logger.getLogger(Goodbyes.class);

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
    private final AtomicBoolean writing = new AtomicBoolean();
    private final Pool database;
    private final Deadline deadline;

    Goodbyes(Pool database, Deadline deadline) {
        this.database = database;
        this.deadline = deadline;
    }

    /** Notes that the connection of a registered machine is closed. */
    void say(AgentConnection connection) {
        waiting.add(connection);
        if (writing.compareAndSet(false, true)) {
            Detached.run(writeAll());
        }
    }

    /** Writes that all of these are offline, in a statement of its own. */
    Uni<Void> write(List<AgentConnection> gone) {
        return gone.isEmpty()
                ? Uni.createFrom().voidItem()
                : deadline.limit(database.preparedQuery(WRITE).execute(Tuple.of(ids(gone), connections(gone))))
                        .onFailure()
                        .invoke(failure -> warn(gone.size(), failure))
                        .onFailure()
                        .recoverWithNull()
                        .replaceWithVoid();
    }

    /** Writes until nothing waits. What cannot be written is left to the lease, which ends soon. */
    private Uni<Void> writeAll() {
        List<AgentConnection> gone = taken();
        if (gone.isEmpty()) {
            writing.set(false);
            return waiting.isEmpty() || !writing.compareAndSet(false, true)
                    ? Uni.createFrom().voidItem()
                    : writeAll();
        }
        return write(gone).chain(this::writeAll);
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
