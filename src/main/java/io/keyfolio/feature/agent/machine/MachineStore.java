package io.keyfolio.feature.agent.machine;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.MachineId;
import io.keyfolio.platform.database.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/** The SQL statements on machines, which are rows of the table {@code agent}. */
public final class MachineStore {

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
                select id from account where id = $2 for no key update
            ), gone as (
                delete from agent using owner where agent.id = $1 and agent.account_id = owner.id
                returning agent.account_id
            )
            update account set agents = agents - 1 from gone where account.id = gone.account_id
            """;

    private static final String UPDATE = """
            update agent set name = $3, description = $4, os = $5, arch = $6, version = $7, hostname = $8, metadata = $9,
                             ip_address = $10, connection_id = $11, last_active = now(),
                             lease_until = now() + $12::float8 * interval '1 second'
            where id = $1 and account_id = $2
            returning id
            """;

    private static final String INSERT = """
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

    /** Locks rows in the order of their ids, so that replicas that write at the same time cannot deadlock. */
    private static final String WRITE_HEARTBEATS = """
            with beat as (
                select * from unnest($1::uuid[], $2::uuid[], $3::float8[], $4::float8[], $5::float8[],
                                     $6::bigint[], $7::bigint[], $8::bigint[])
                    as beat (id, connection_id, cpu, memory, disk, received, sent, uptime)
            ), locked as (
                select id from agent where id in (select id from beat) order by id for no key update
            )
            update agent set cpu_percent = beat.cpu, memory_percent = beat.memory, disk_percent = beat.disk,
                             network_rx_bytes = beat.received, network_tx_bytes = beat.sent, uptime = beat.uptime,
                             last_active = now(), lease_until = now() + $9::float8 * interval '1 second'
            from beat join locked using (id)
            where agent.id = beat.id and agent.connection_id = beat.connection_id
            """;

    /** Locks rows in the same order as {@link #WRITE_HEARTBEATS}. */
    private static final String WRITE_OFFLINE = """
            with gone as (
                select * from unnest($1::uuid[], $2::uuid[]) as gone (id, connection_id)
            ), locked as (
                select id from agent where id in (select id from gone) order by id for no key update
            )
            update agent set connection_id = null, lease_until = null
            from gone join locked using (id)
            where agent.id = gone.id and agent.connection_id = gone.connection_id
            """;

    private static final String FIND_REVOKED = """
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

    private MachineStore() {}

    /** Emits the machines of an account, the first registered first. */
    static Uni<RowSet<Row>> list(SqlClient database, AccountId account) {
        return database.preparedQuery(LIST).execute(Tuple.of(account.value()));
    }

    /** Emits a machine of an account; null when it has no such machine. */
    static Uni<Row> find(SqlClient database, MachineId id, AccountId account) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(id.value(), account.value()))
                .map(Rows::first);
    }

    /** Deletes a machine of an account; emits whether it had such a machine. */
    static Uni<Boolean> delete(SqlClient transaction, MachineId id, AccountId account) {
        return transaction
                .preparedQuery(DELETE)
                .execute(Tuple.of(id.value(), account.value()))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * Makes a connection the current one of a machine; emits the machine's id, or null when the account has no such machine. The
     * parameters are the columns in the order of the statement, and the lease in seconds.
     */
    public static Uni<MachineId> update(SqlClient transaction, Tuple machine) {
        return transaction.preparedQuery(UPDATE).execute(machine).map(MachineStore::id);
    }

    /**
     * Stores a machine; emits its id, or null when the account's quota of machines is used up. The parameters are those of
     * {@link #update}, and the quota.
     */
    public static Uni<MachineId> insert(SqlClient transaction, Tuple machine) {
        return transaction.preparedQuery(INSERT).execute(machine).map(MachineStore::id);
    }

    /** Writes heartbeats whose connections are current: arrays of equal order, and the lease in seconds. */
    public static Uni<?> writeHeartbeats(SqlClient transaction, Tuple heartbeats) {
        return transaction.preparedQuery(WRITE_HEARTBEATS).execute(heartbeats);
    }

    /** Writes that machines are offline whose connections are current; both arrays have the same order. */
    public static Uni<?> writeOffline(SqlClient transaction, UUID[] machines, UUID[] connections) {
        return transaction.preparedQuery(WRITE_OFFLINE).execute(Tuple.of(machines, connections));
    }

    /**
     * Emits the connections that are no longer permitted, because of their credential or of their machine. The parameters are
     * arrays of equal order: ids, accounts, kinds of credentials, ids of credentials, and machines or null.
     */
    public static Uni<RowSet<Row>> findRevoked(SqlClient database, Tuple connections) {
        return database.preparedQuery(FIND_REVOKED).execute(connections);
    }

    private static MachineId id(RowSet<Row> rows) {
        Row row = Rows.first(rows);
        return row == null ? null : new MachineId(row.getUUID("id"));
    }
}
