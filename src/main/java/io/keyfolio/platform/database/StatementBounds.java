package io.keyfolio.platform.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Set;

/**
 * The time limits for statements of a transaction and for their waits for locks. PostgreSQL ends a statement beyond them, which
 * frees the connection. The transaction sets them for itself, because a proxy that pools transactions refuses connection
 * parameters.
 */
public final class StatementBounds {

    /** The query that sets the limits; it returns one row. */
    public static final String SET =
            "select set_config('lock_timeout', '2s', true), set_config('statement_timeout', '3s', true)";

    /** The SQLSTATE codes of an ended statement: lock_not_available, query_canceled. */
    private static final Set<String> ENDED = Set.of("55P03", "57014");

    private static final int DEEPEST_CAUSE = 12;

    private StatementBounds() {}

    /** Sets the limits for the current transaction; emits its connection. */
    public static Uni<SqlConnection> set(SqlConnection transaction) {
        return transaction.query(SET).execute().replaceWith(transaction);
    }

    /** Whether PostgreSQL ended a statement because of these limits; its transaction has changed nothing. */
    public static boolean areCauseOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (ENDED.contains(String.valueOf(sqlState(cause)))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static String sqlState(Throwable cause) {
        if (cause instanceof PgException refusal) {
            return refusal.getSqlState();
        }
        return cause instanceof SQLException refusal ? refusal.getSQLState() : null;
    }
}
