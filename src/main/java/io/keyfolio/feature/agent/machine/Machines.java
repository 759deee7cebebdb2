package io.keyfolio.feature.agent.machine;

import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.MachineId;
import io.keyfolio.platform.concurrency.ListConcurrencyLimit;
import io.keyfolio.platform.database.Rows;
import io.keyfolio.platform.problem.DomainException.NotFound;
import io.keyfolio.platform.transaction.StatementRetry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads and deletes the machines of an account. Presence is decided by the database's clock, alike on all replicas. */
@Singleton
class Machines {

    private final Pool database;
    private final Mutations mutations;
    private final ListConcurrencyLimit turns;

    Machines(Pool database, Mutations mutations, ListConcurrencyLimit turns) {
        this.turns = turns;
        this.mutations = mutations;
        this.database = database;
    }

    /** Emits the account's machines, the first registered first. */
    Uni<List<MachineResponse>> of(AccountId account) {
        return turns.run(account, () -> StatementRetry.once(database, client -> MachineStore.list(client, account))
                .map(rows -> Rows.map(rows, MachineResponse::of)));
    }

    /** Emits a machine; fails with {@link NotFound} when the account has no such machine. */
    Uni<MachineResponse> require(MachineId id, AccountId account) {
        return StatementRetry.once(database, client -> MachineStore.find(client, id, account))
                .plug(NotFound.whenNull("machine"))
                .map(MachineResponse::of);
    }

    /** Deletes a machine; fails with {@link NotFound} when the account has no such machine. */
    Uni<Void> delete(MachineId id, AccountId account, Actor actor) {
        return mutations.commitPlain(actor, (mutation, transaction) -> MachineStore.delete(transaction, id, account)
                .map(deleted -> deleted ? Boolean.TRUE : null)
                .plug(NotFound.whenNull("machine"))
                .chain(() -> mutation.note(AuditAction.AGENT_REMOVED, id)));
    }
}
