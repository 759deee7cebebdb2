package io.keyfolio.platform.transaction;

import io.keyfolio.platform.database.failure.DatabaseFailure;
import java.time.Duration;

/**
 * The time limits of a transaction: for its waits for locks, for its statements, and for the time in which it is idle. PostgreSQL ends
 * a statement or a connection beyond them, and the connection is free again. The transaction sets them for itself, because a proxy
 * that pools transactions refuses connection parameters.
 */
final class StatementBounds {

    /**
     * The isolation level is part of it: every guarded update relies on PostgreSQL reading the latest row after a wait, and a role or
     * a database may have another default. The level must be set by the first statement, before any query.
     */
    private static final String SET = "set transaction isolation level read committed; set local lock_timeout = %d;"
            + " set local statement_timeout = %d; set local idle_in_transaction_session_timeout = %d";

    private static final int LOCK_PARTS = 2;
    private static final int STATEMENT_PARTS = 3;
    private static final int PARTS = 4;

    private StatementBounds() {}

    /**
     * The statements that set the limits within the time that is left: half of it for a lock, three quarters for a statement, and all
     * of it between two statements. A limit of 0 would be none.
     */
    static String statements(Duration left) {
        long part = Math.max(1, left.toMillis() / PARTS);
        return SET.formatted(part * LOCK_PARTS, part * STATEMENT_PARTS, part * PARTS);
    }

    /** Whether PostgreSQL ended a statement because of these limits; its transaction has changed nothing. */
    static boolean areCauseOf(Throwable failure) {
        return DatabaseFailure.LOCKED.isCauseOf(failure) || DatabaseFailure.CANCELED.isCauseOf(failure);
    }
}
