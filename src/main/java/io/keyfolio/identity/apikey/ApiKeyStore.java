package io.keyfolio.identity.apikey;

import io.keyfolio.identity.account.AccountSnapshotColumns;
import io.keyfolio.identity.apikey.LastUsedWriter.Use;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.platform.database.BatchTurn;
import io.keyfolio.platform.database.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL statements on API keys. {@link ApiKey} has the queries of the entity. */
public final class ApiKeyStore {

    private static final String FIND = "select key.digest, key.abilities, key.created_at as issued_at, key.expires_at, "
            + AccountSnapshotColumns.NAMES
            + " from api_key key join account on account.id = key.account_id where key.id = $1";

    /** Locks rows in the order of their ids, so that replicas that write at the same time cannot deadlock. */
    private static final String WRITE_USES = """
            with used as (
                select * from unnest($1::bigint[], $2::timestamptz[], $3::text[]) as used (id, at, address)
            ), locked as (
                select id from api_key where id in (select id from used) order by id for no key update
            )
            update api_key key set last_used_at = used.at, last_used_ip = used.address
            from used join locked using (id)
            where key.id = used.id and (key.last_used_at is null or key.last_used_at < used.at)
            """;

    /**
     * Locks rows in the order of their ids, as {@link #WRITE_USES} does, so that the two cannot deadlock. A row that another
     * transaction has locked is listed too; its use stays noted.
     */
    private static final String WRITE_USES_AND_LIST = """
            with noted as (
                select * from unnest($2::bigint[], $3::timestamptz[], $4::text[]) as noted (id, at, address)
            ), locked as (
                select id from api_key
                where account_id = $1 and id in (select id from noted) order by id for no key update skip locked
            ), used as (
                update api_key key set last_used_at = noted.at, last_used_ip = noted.address
                from noted join locked using (id)
                where key.id = noted.id and (key.last_used_at is null or key.last_used_at < noted.at)
            )
            select key.id, key.name, key.created_at, key.abilities, key.expires_at, key.token_end, key.replaced_by,
                   greatest(key.last_used_at, noted.at) as last_used_at,
                   case when noted.at > coalesce(key.last_used_at, '-infinity') then noted.address
                        else key.last_used_ip end as last_used_ip,
                   locked.id is not null as written
            from api_key key left join noted using (id) left join locked using (id)
            where key.account_id = $1 and (%s)
            order by key.id
            """;

    private static final String LIST = WRITE_USES_AND_LIST.formatted("true");
    private static final String LIST_ONE = WRITE_USES_AND_LIST.formatted("key.id = $5");

    /** Locks the account's row first, as every change of its keys does, and leaves accounts that are locked to a later run. */
    private static final String DELETE_EXPIRED = BatchTurn.WITH + """
            ended as (
                select id, account_id from api_key where (select mine from turn) and expires_at < $1
                order by expires_at limit $2
            ), owner as (
                select id from account where id in (select account_id from ended)
                order by id for no key update skip locked
            ), removed as (
                delete from api_key key using ended join owner on owner.id = ended.account_id
                where key.id = ended.id
                returning key.account_id, key.replaced_by
            ), counted as (
                update account set api_keys = api_keys - gone.number
                from (select account_id, count(*) as number from removed where replaced_by is null group by account_id) gone
                where account.id = gone.account_id
            )
            select count(*) as number from removed
            """;

    /** Stores an imported key, unless its id is taken; JDBC. */
    public static final String IMPORT =
            "insert into api_key (id, account_id, name, digest, abilities, created_at, expires_at, last_used_at)"
                    + " overriding system value values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private static final String LOCK_ACCOUNT =
            "select id from account where id = (select account_id from api_key where id = ?) for update";
    private static final String LOCK = "select 1 from api_key where id = ? or replaced_by = ? order by id for update";

    /** Deletes the key; its foreign key deletes the predecessor too. */
    private static final String DELETE = """
            with revoked as (
                delete from api_key where id = ? and account_id = ? returning account_id, replaced_by
            ), counted as (
                update account set api_keys = api_keys - 1 from revoked where id = account_id and replaced_by is null
            )
            select 1 from revoked
            """;

    private ApiKeyStore() {}

    /** Emits a key with its account; null when there is no such key. */
    static Uni<Row> find(SqlClient database, ApiKeyId id) {
        return database.preparedQuery(FIND).execute(Tuple.of(id.value())).map(Rows::first);
    }

    /** Writes when and from where keys were last used, unless a later use is written. */
    static Uni<?> writeUses(SqlClient database, List<Use> uses) {
        return database.preparedQuery(WRITE_USES)
                .execute(Tuple.of(Use.keys(uses), Use.instants(uses), Use.addresses(uses)));
    }

    /** Emits the keys of an account, oldest first, and writes noted uses; {@code written} tells which of them. */
    public static Uni<RowSet<Row>> list(SqlClient database, AccountId account, List<Use> noted) {
        return database.preparedQuery(LIST).execute(parameters(account, noted));
    }

    /** As {@link #list}, for one key. */
    public static Uni<RowSet<Row>> listOne(SqlClient database, AccountId account, List<Use> noted, ApiKeyId id) {
        return database.preparedQuery(LIST_ONE)
                .execute(parameters(account, noted).addLong(id.value()));
    }

    /** Deletes a batch of keys that expired before a time; emits how many. */
    public static Uni<Long> deleteExpired(SqlClient database, BatchTurn turn) {
        return turn.run(database, DELETE_EXPIRED);
    }

    /**
     * Revokes a key and its predecessor in the caller's transaction; a trigger notifies the replicas. Returns the account that it
     * belonged to; empty when there is no such key.
     */
    public static Optional<AccountId> revoke(Connection transaction, ApiKeyId id) throws SQLException {
        Optional<UUID> owner = lockAccount(transaction, id.value());
        return owner.isPresent() && delete(transaction, id.value(), owner.get())
                ? owner.map(AccountId::new)
                : Optional.empty();
    }

    private static Tuple parameters(AccountId account, List<Use> noted) {
        return Tuple.of(account.value(), Use.keys(noted), Use.instants(noted), Use.addresses(noted));
    }

    private static Optional<UUID> lockAccount(Connection transaction, long id) throws SQLException {
        try (PreparedStatement query = transaction.prepareStatement(LOCK_ACCOUNT)) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    private static boolean delete(Connection transaction, long id, UUID owner) throws SQLException {
        try (PreparedStatement lock = transaction.prepareStatement(LOCK);
                PreparedStatement delete = transaction.prepareStatement(DELETE)) {
            lock.setLong(1, id);
            lock.setLong(2, id);
            lock.executeQuery().close();
            delete.setLong(1, id);
            delete.setObject(2, owner);
            try (ResultSet rows = delete.executeQuery()) {
                return rows.next();
            }
        }
    }
}
