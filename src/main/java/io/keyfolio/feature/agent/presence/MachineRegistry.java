package io.keyfolio.feature.agent.presence;

import io.keyfolio.feature.agent.protocol.AgentId;
import io.keyfolio.feature.agent.protocol.RegisterMessage;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Registers machines: makes a connection the current one of an existing machine of its account, or of a new one. */
@Singleton
public class MachineRegistry {

    private static final String AGAIN = """
            update agent set name = $3, description = $4, os = $5, arch = $6, version = $7, hostname = $8, metadata = $9,
                             ip_address = $10, connection_id = $11, last_active = now(),
                             lease_until = now() + $12::float8 * interval '1 second'
            where id = $1 and account_id = $2
            returning id
            """;

    private static final String ANEW = """
            with room as (
                update account set agents = agents + 1 where id = $2 and agents < $13::integer returning id
            )
            insert into agent (id, account_id, name, description, os, arch, version, hostname, metadata, ip_address,
                               connection_id, registered_at, last_active, lease_until)
            select $1, room.id, $3, $4, $5, $6, $7, $8, $9, $10, $11, now(), now(),
                   now() + $12::float8 * interval '1 second'
            from room
            returning id
            """;

    private final Mutations mutations;
    private final AgentConfig config;

    MachineRegistry(Mutations mutations, AgentConfig config) {
        this.mutations = mutations;
        this.config = config;
    }

    /** Emits the machine's id; null when the account's quota of machines is used up. */
    public Uni<UUID> enter(AgentConnection connection, RegisterMessage registerMessage) {
        return known(connection, registerMessage)
                .chain(known -> known == null
                        ? anew(connection, registerMessage)
                        : Uni.createFrom().item(known));
    }

    private Uni<UUID> known(AgentConnection connection, RegisterMessage registerMessage) {
        Optional<UUID> claimed = Optional.ofNullable(registerMessage.agentId()).flatMap(AgentId::parse);
        return claimed.isEmpty()
                ? Uni.createFrom().nullItem()
                : mutations.commitPlain(
                        connection.actor(),
                        (mutation, transaction) ->
                                one(transaction, AGAIN, parameters(claimed.get(), connection, registerMessage)));
    }

    private Uni<UUID> anew(AgentConnection connection, RegisterMessage registerMessage) {
        Tuple machine =
                parameters(UUID.randomUUID(), connection, registerMessage).addInteger(config.maxPerAccount());
        return mutations.commitPlain(connection.actor(), (mutation, transaction) -> one(transaction, ANEW, machine)
                .onItem()
                .ifNotNull()
                .call(id -> mutation.note(AuditAction.AGENT_REGISTERED, AgentId.of(id))));
    }

    private Tuple parameters(UUID id, AgentConnection connection, RegisterMessage registerMessage) {
        return Tuple.tuple()
                .addUUID(id)
                .addUUID(connection.account())
                .addString(registerMessage.name())
                .addString(registerMessage.description())
                .addString(registerMessage.os())
                .addString(registerMessage.arch())
                .addString(registerMessage.version())
                .addString(registerMessage.hostname())
                .addString(registerMessage.metadataText())
                .addString(connection.address())
                .addUUID(connection.id())
                .addDouble((double) config.lease().toSeconds());
    }

    private static Uni<UUID> one(SqlClient database, String sql, Tuple parameters) {
        return database.preparedQuery(sql).execute(parameters).map(MachineRegistry::id);
    }

    private static UUID id(RowSet<Row> rows) {
        return rows.size() == 0 ? null : rows.iterator().next().getUUID("id");
    }
}
