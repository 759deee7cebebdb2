package io.keyfolio.identity.account.username;

import io.keyfolio.platform.database.BatchTurn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** The SQL statements on reserved usernames. {@link ReservedUsername} has the queries of the entity. */
public final class ReservedUsernameStore {

    private static final String DELETE_EXPIRED = BatchTurn.WITH + """
            ended as (
                select username_key from reserved_username
                where (select mine from turn) and reserved_until < $1
                order by reserved_until limit $2 for update skip locked
            ), removed as (
                delete from reserved_username where username_key in (select username_key from ended) returning username_key
            )
            select count(*) as number from removed
            """;

    private ReservedUsernameStore() {}

    /** Deletes a batch of reservations that ended before a time; emits how many. */
    public static Uni<Long> deleteExpired(SqlClient database, BatchTurn turn) {
        return turn.run(database, DELETE_EXPIRED);
    }
}
