package io.keyfolio.feature.agent.machine;

import io.keyfolio.feature.agent.protocol.AgentId;
import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.platform.concurrency.ListConcurrencyLimit;
import io.keyfolio.platform.problem.DomainException.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads and deletes the machines of an account. Presence is decided by the database's clock, alike on all replicas. */
@Singleton
class Machines {

    private static final String SELECT = """
            select id, name, description, os, ip_address, connection_id is not null and lease_until > now() as online,
                   cpu_percent, memory_percent, disk_percent, network_rx_bytes, network_tx_bytes, uptime,
                   last_active, metadata
            from agent
            """;
    private static final String LIST = SELECT + "where account_id = $1 order by registered_at, id";
    private static final String FIND = SELECT + "where id = $1 and account_id = $2";

    /** Locks the account's row first, as the deletion of an account does. */
    private static final String DELETE = """
            with owner as (
                select id from account where id = ?2 for no key update
            ), gone as (
                delete from agent using owner where agent.id = ?1 and agent.account_id = owner.id
                returning agent.account_id
            )
            update account set agents = agents - 1 from gone where account.id = gone.account_id
            """;

    private final Pool database;
    private final Mutations mutations;
    private final ListConcurrencyLimit turns;

    Machines(Pool database, Mutations mutations, ListConcurrencyLimit turns) {
        this.turns = turns;
        this.mutations = mutations;
        this.database = database;
    }

    /** Emits the account's machines, the first registered first. */
    Uni<List<MachineResponse>> of(UUID account) {
        return turns.run(
                account,
                () -> database.preparedQuery(LIST).execute(Tuple.of(account)).map(Machines::views));
    }

    /** Emits a machine; fails with {@link NotFound} when the account has no such machine. */
    Uni<MachineResponse> require(UUID id, UUID account) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(id, account))
                .map(rows -> rows.size() == 0
                        ? null
                        : MachineResponse.of(rows.iterator().next()))
                .plug(NotFound.whenNull("machine"));
    }

    /** Deletes a machine; fails with {@link NotFound} when the account has no such machine. */
    Uni<Void> delete(UUID id, UUID account, Actor actor) {
        return mutations.commit(actor, mutation -> Panache.getSession()
                .chain(session -> session.createNativeQuery(DELETE)
                        .setParameter(1, id)
                        .setParameter(2, account)
                        .executeUpdate())
                .map(rows -> rows == 1 ? Boolean.TRUE : null)
                .plug(NotFound.whenNull("machine"))
                .chain(() -> mutation.note(AuditAction.AGENT_REMOVED, AgentId.of(id))));
    }

    private static List<MachineResponse> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(MachineResponse::of)
                .toList();
    }
}
