package io.keyfolio.feature.agent.presence;

import io.keyfolio.feature.agent.machine.MachineStore;
import io.keyfolio.platform.batch.BatchWriter;
import io.keyfolio.platform.batch.BatchWriters;
import io.keyfolio.platform.transaction.BackgroundTransactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Writes that machines are offline, at once. Machines that are noted while a statement runs share the next one. */
@Singleton
public class OfflineWriter {

    private final BatchWriter<UUID, AgentConnection> batch;
    private final BackgroundTransactions transactions;

    OfflineWriter(BatchWriters batches, BackgroundTransactions transactions) {
        this.batch = batches.dropping("machines that went offline", Integer.MAX_VALUE, this::write, number -> {});
        this.transactions = transactions;
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
        return transactions.run(
                transaction -> MachineStore.writeOffline(transaction, machines(gone), connections(gone)));
    }

    private static UUID[] machines(List<AgentConnection> gone) {
        return gone.stream().map(connection -> connection.machine().value()).toArray(UUID[]::new);
    }

    private static UUID[] connections(List<AgentConnection> gone) {
        return gone.stream().map(AgentConnection::id).toArray(UUID[]::new);
    }
}
