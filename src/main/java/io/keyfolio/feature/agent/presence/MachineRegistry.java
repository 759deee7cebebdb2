package io.keyfolio.feature.agent.presence;

import io.keyfolio.feature.agent.machine.MachineStore;
import io.keyfolio.feature.agent.protocol.RegisterMessage;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.id.MachineId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Registers machines: makes a connection the current one of an existing machine of its account, or of a new one. */
@Singleton
public class MachineRegistry {

    private final Mutations mutations;
    private final AgentConfig config;

    MachineRegistry(Mutations mutations, AgentConfig config) {
        this.mutations = mutations;
        this.config = config;
    }

    /** Emits the machine's id; null when the account's quota of machines is used up. */
    public Uni<MachineId> enter(AgentConnection connection, RegisterMessage registerMessage) {
        return known(connection, registerMessage)
                .chain(known -> known == null
                        ? anew(connection, registerMessage)
                        : Uni.createFrom().item(known));
    }

    private Uni<MachineId> known(AgentConnection connection, RegisterMessage registerMessage) {
        Optional<MachineId> claimed =
                Optional.ofNullable(registerMessage.agentId()).flatMap(MachineId::parse);
        return claimed.isEmpty()
                ? Uni.createFrom().nullItem()
                : mutations.commitPlain(
                        connection.actor(),
                        (mutation, transaction) -> MachineStore.update(
                                transaction, parameters(claimed.get(), connection, registerMessage)));
    }

    private Uni<MachineId> anew(AgentConnection connection, RegisterMessage registerMessage) {
        Tuple machine = parameters(new MachineId(UUID.randomUUID()), connection, registerMessage)
                .addInteger(config.maxPerAccount());
        return mutations.commitPlain(
                connection.actor(), (mutation, transaction) -> MachineStore.insert(transaction, machine)
                        .onItem()
                        .ifNotNull()
                        .call(id -> mutation.note(AuditAction.AGENT_REGISTERED, id)));
    }

    private Tuple parameters(MachineId id, AgentConnection connection, RegisterMessage registerMessage) {
        return Tuple.tuple()
                .addUUID(id.value())
                .addUUID(connection.account().value())
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
}
