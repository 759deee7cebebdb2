package io.keyfolio.identity.session;

import io.keyfolio.identity.account.AccountSnapshotColumns;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.SessionId;
import io.keyfolio.platform.database.BatchTurn;
import io.keyfolio.platform.database.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The SQL statements on sessions. {@link Session} has the queries of the entity. */
public final class SessionStore {

    private static final String FIND =
            "select session.created_at as issued_at, session.expires_at, " + AccountSnapshotColumns.NAMES
                    + " from session join account on account.id = session.account_id where session.id = $1";

    /** Skips locked rows: such a session is about to end, or another replica is writing its time. */
    private static final String WRITE_LAST_SEEN = """
            with seen as (
                select * from unnest($1::uuid[], $2::timestamptz[]) as seen (id, at)
            ), free as (
                select id from session where id in (select id from seen) for no key update skip locked
            )
            update session set last_seen_at = seen.at
            from seen join free using (id)
            where session.id = seen.id and (session.last_seen_at is null or session.last_seen_at < seen.at)
            """;

    private static final String DELETE_EXPIRED = BatchTurn.WITH + """
            ended as (
                select id from session where (select mine from turn) and expires_at < $1
                order by expires_at limit $2 for update skip locked
            ), removed as (
                delete from session where id in (select id from ended) returning id
            )
            select count(*) as number from removed
            """;

    /** Locks the sessions in the order of their ids before it deletes them. */
    private static final String DELETE_ALL =
            "delete from session where id in (select id from session where account_id = ? order by id for update)";

    private SessionStore() {}

    /** Emits a session with its account; null when there is no such session. */
    static Uni<Row> find(SqlClient database, SessionId id) {
        return database.preparedQuery(FIND).execute(Tuple.of(id.value())).map(Rows::first);
    }

    /** Writes when sessions were last seen, unless a later time is written; both arrays have the same order. */
    static Uni<?> writeLastSeen(SqlClient database, UUID[] sessions, OffsetDateTime[] times) {
        return database.preparedQuery(WRITE_LAST_SEEN).execute(Tuple.of(sessions, times));
    }

    /** Deletes a batch of sessions that expired before a time; emits how many. */
    public static Uni<Long> deleteExpired(SqlClient database, BatchTurn turn) {
        return turn.run(database, DELETE_EXPIRED);
    }

    /**
     * Ends all sessions of an account in a transaction that has locked the account's row; a trigger notifies the replicas. Returns
     * how many there were.
     */
    public static int endAll(Connection transaction, AccountId account) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement(DELETE_ALL)) {
            delete.setObject(1, account.value());
            return delete.executeUpdate();
        }
    }
}
