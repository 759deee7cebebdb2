package io.keyfolio.problem;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells a database that cannot be reached from a failure of our own. */
final class DatabaseAway {

    static final Problem PROBLEM =
            Problem.of(503, "The database cannot be reached at the moment. Try again in a few seconds.");

    /** SQLSTATE classes: connection exception, insufficient resources, operator intervention (shutdown, starting up). */
    private static final Set<String> CLASSES = Set.of("08", "53", "57");

    private static final int DEEPEST_CAUSE = 12;

    /** What the client says of a connection that is, or is being, closed; the exception has no type of its own. */
    private static final String DEAD_CONNECTION = "Connection is not active now";

    private DatabaseAway() {}

    static boolean isCauseOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (says(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean says(Throwable cause) {
        if (cause instanceof PgException refusal) {
            return refusal.getSqlState() != null
                    && CLASSES.contains(refusal.getSqlState().substring(0, 2));
        }
        return cause instanceof ClosedConnectionException
                || (cause instanceof IOException && !(cause instanceof JacksonException))
                || cause instanceof TimeoutException
                || (cause.getMessage() != null && cause.getMessage().startsWith(DEAD_CONNECTION));
    }
}
