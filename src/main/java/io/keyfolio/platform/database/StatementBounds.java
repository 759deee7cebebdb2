package io.keyfolio.platform.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Set;

/**
 * How long the statements of a transaction may take, and wait for locks, before PostgreSQL ends them and the connection is free
 * for others. It is set by the transaction and for it: a proxy that pools transactions refuses parameters of connections.
 */
public final class StatementBounds {

    /** What sets them, as a query of one row. */
    public static final String SET =
            "select set_config('lock_timeout', '2s', true), set_config('statement_timeout', '3s', true)";

    /** SQLSTATE: lock not available, query canceled. */
    private static final Set<String> ENDED = Set.of("55P03", "57014");

    private static final int DEEPEST_CAUSE = 12;

    private StatementBounds() {}

    /** Sets them for the transaction at hand; emits its connection. */
    public static Uni<SqlConnection> set(SqlConnection transaction) {
        return transaction.query(SET).execute().replaceWith(transaction);
    }

    /** Whether PostgreSQL ended a statement for them; its transaction has changed nothing. */
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
