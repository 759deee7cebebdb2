package io.keyfolio.feature.agent.presence;

import io.keyfolio.feature.agent.machine.MachineStore;
import io.keyfolio.platform.batch.BatchWriter;
import io.keyfolio.platform.batch.BatchWriters;
import io.keyfolio.platform.concurrency.Deadline;
import io.keyfolio.platform.database.StatementBounds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Writes that machines are offline, at once. Machines that are noted while a statement runs share the next one. */
@Singleton
public class OfflineWriter {

    private final BatchWriter<UUID, AgentConnection> batch;
    private final Pool database;
    private final Deadline deadline;

    OfflineWriter(BatchWriters batches, Pool database, Deadline deadline) {
        this.batch = batches.dropping("machines that went offline", Integer.MAX_VALUE, this::write, number -> {});
        this.database = database;
        this.deadline = deadline;
    }

    /** Notes that the connection of a registered machine is closed. */
    public void say(AgentConnection connection) {
        batch.note(connection.id(), connection);
        FireAndForget.run(written());
    }

    /** Completes when every noted machine is written. If a write fails, those machines go offline when their lease ends. */
    Uni<Void> written() {
        return batch.flush();
    }

    private Uni<?> write(List<AgentConnection> gone) {
        return deadline.limit(database.withTransaction(transaction -> StatementBounds.set(transaction)
                .chain(bounded -> MachineStore.writeOffline(bounded, ids(gone), connections(gone)))));
    }

    private static UUID[] ids(List<AgentConnection> gone) {
        return gone.stream().map(AgentConnection::agent).toArray(UUID[]::new);
    }

    private static UUID[] connections(List<AgentConnection> gone) {
        return gone.stream().map(AgentConnection::id).toArray(UUID[]::new);
    }
}
