package io.keyfolio.feature.agent.revocation;

import io.keyfolio.feature.agent.presence.AgentConnection;
import io.keyfolio.feature.agent.protocol.AgentCloseCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The check for connections that are no longer permitted: one statement for any number of connections. It also closes connections
 * with a kind of credential that the statement does not handle.
 */
@Singleton
class RevocationCheck {

    private static final String ASK = """
            with held as (
                select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[])
                    as held (id, account_id, kind, key, agent_id)
            ), judged as (
                select held.id, held.kind = 'account-key' as by_account_key, held.agent_id, agent.connection_id,
                       agent.id is not null as has_agent,
                       case held.kind
                           when 'account-key'
                           then exists (select from account
                                        where id = held.account_id and key_digest = decode(held.key, 'hex'))
                           when 'api-key'
                           then exists (select from api_key
                                        where id = held.key::bigint and (expires_at is null or expires_at > now())
                                          and abilities && array['*', 'agents:connect'])
                           else false end as is_admitted
                from held left join agent on agent.id = held.agent_id
            )
            select id, by_account_key, is_admitted, has_agent from judged
            where not is_admitted
               or (agent_id is not null and (not has_agent or connection_id is distinct from id))
            """;

    private final Pool database;

    RevocationCheck(Pool database) {
        this.database = database;
    }

    /** Emits the connections to close, each with the reason. */
    Uni<List<Verdict>> on(List<AgentConnection> held) {
        return held.isEmpty()
                ? Uni.createFrom().item(List.of())
                : database.preparedQuery(ASK).execute(parameters(held)).map(RevocationCheck::verdicts);
    }

    private static Tuple parameters(List<AgentConnection> held) {
        return Tuple.of(
                held.stream().map(AgentConnection::id).toArray(UUID[]::new),
                held.stream().map(AgentConnection::account).toArray(UUID[]::new),
                held.stream().map(RevocationCheck::kind).toArray(String[]::new),
                held.stream().map(RevocationCheck::key).toArray(String[]::new),
                held.stream().map(AgentConnection::agent).toArray(UUID[]::new));
    }

    private static String kind(AgentConnection connection) {
        return connection.credential().kind().label();
    }

    private static String key(AgentConnection connection) {
        return connection.credential().key().toString();
    }

    private static List<Verdict> verdicts(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Verdict(row.getUUID("id"), closing(row)))
                .toList();
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
