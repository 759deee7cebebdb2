package io.keyfolio.feature.agent.revocation;

import io.keyfolio.feature.agent.machine.MachineStore;
import io.keyfolio.feature.agent.presence.AgentConnection;
import io.keyfolio.feature.agent.protocol.AgentCloseCode;
import io.keyfolio.platform.database.Rows;
import io.keyfolio.platform.transaction.BackgroundTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * The check for connections that are no longer permitted: one statement for any number of connections. It also closes connections
 * with a kind of credential that the statement does not handle.
 */
@Singleton
class RevocationCheck {

    private final BackgroundTransactions transactions;

    RevocationCheck(BackgroundTransactions transactions) {
        this.transactions = transactions;
    }

    /** Emits the connections to close, each with the reason. */
    Uni<List<Verdict>> on(List<AgentConnection> held) {
        return held.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transactions
                        .runCheck(transaction -> MachineStore.findRevoked(transaction, parameters(held)))
                        .map(rows -> Rows.map(rows, row -> new Verdict(row.getUUID("id"), closing(row))));
    }

    private static Tuple parameters(List<AgentConnection> held) {
        return Tuple.of(
                held.stream().map(AgentConnection::id).toArray(UUID[]::new),
                held.stream().map(connection -> connection.account().value()).toArray(UUID[]::new),
                held.stream().map(RevocationCheck::kind).toArray(String[]::new),
                held.stream().map(RevocationCheck::key).toArray(String[]::new),
                held.stream().map(RevocationCheck::machine).toArray(UUID[]::new));
    }

    private static String kind(AgentConnection connection) {
        return connection.credential().kind().label();
    }

    private static String key(AgentConnection connection) {
        return connection.credential().key().toString();
    }

    private static UUID machine(AgentConnection connection) {
        return connection.isRegistered() ? connection.machine().value() : null;
    }

    private static AgentCloseCode closing(Row row) {
        if (!row.getBoolean("is_admitted")) {
            return row.getBoolean("by_account_key") ? AgentCloseCode.KEY_REGENERATED : AgentCloseCode.KEY_REVOKED;
        }
        return row.getBoolean("has_agent") ? AgentCloseCode.REPLACED : AgentCloseCode.MACHINE_DELETED;
    }

    /** A connection to close, with the close code. */
    record Verdict(UUID connection, AgentCloseCode closing) {}
}
