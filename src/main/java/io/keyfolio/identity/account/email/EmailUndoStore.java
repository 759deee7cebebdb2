package io.keyfolio.identity.account.email;

import io.keyfolio.platform.database.BatchTurn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** The SQL statements on addresses that accounts gave up. {@link EmailUndo} has the queries of the entity. */
public final class EmailUndoStore {

    private static final String FIND = "select 1 from email_undo where email_key = ? and expires_at > ? limit 1";

    private static final String DELETE_EXPIRED = BatchTurn.WITH + """
            ended as (
                select id from email_undo
                where (select mine from turn) and expires_at < $1
                order by expires_at limit $2 for update skip locked
            ), removed as (
                delete from email_undo where id in (select id from ended) returning id
            )
            select count(*) as number from removed
            """;

    private EmailUndoStore() {}

    /** Deletes a batch of addresses whose week ended before a time; emits how many. */
    public static Uni<Long> deleteExpired(SqlClient database, BatchTurn turn) {
        return turn.run(database, DELETE_EXPIRED);
    }

    /** Whether some account can have the address back; JDBC. */
    public static boolean isReserved(Connection transaction, String emailKey, Instant now) throws SQLException {
        try (PreparedStatement query = transaction.prepareStatement(FIND)) {
            query.setString(1, emailKey);
            query.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }
}
