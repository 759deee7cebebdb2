package io.keyfolio.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import io.keyfolio.platform.database.ConnectionFailure;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Tells a database that cannot be reached from a failure of our own. */
final class DatabaseUnavailable {

    static final Problem PROBLEM =
            Problem.of(503, "The database cannot be reached at the moment. Try again in a few seconds.");

    /** SQLSTATE classes: connection exception, insufficient resources, operator intervention (shutdown, starting up). */
    private static final Set<String> CLASSES = Set.of("08", "53", "57");

    private static final int DEEPEST_CAUSE = 12;

    /** What the client says of a connection that is, or is being, closed; the exception has no type of its own. */
    private static final String DEAD_CONNECTION = "Connection is not active now";

    private static final Logger LOG = Logger.getLogger(DatabaseUnavailable.class);
    private static final long LOG_EACH_NANOS = Duration.ofSeconds(10).toNanos();

    /** When it was logged, in {@link System#nanoTime()}; 0 before the first time, also in an image that was built before. */
    private static final AtomicLong LOGGED_AT = new AtomicLong();

    private DatabaseUnavailable() {}

    /** Whether it is, and then the log says why, for operators: not of each request, there may be thousands a second. */
    static boolean isCauseOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (says(cause)) {
                log(cause);
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static void log(Throwable cause) {
        long now = System.nanoTime();
        long loggedAt = LOGGED_AT.get();
        boolean quiet = loggedAt != 0 && now - loggedAt < LOG_EACH_NANOS;
        if (!quiet && LOGGED_AT.compareAndSet(loggedAt, now)) {
            LOG.warnf("Requests are refused, because the database cannot be used: %s", ConnectionFailure.reason(cause));
        }
    }

    private static boolean says(Throwable cause) {
        if (cause instanceof PgException refusal) {
            return says(refusal.getSqlState());
        }
        if (cause instanceof SQLException refusal) {
            return says(refusal.getSQLState());
        }
        return cause instanceof ClosedConnectionException
                || (cause instanceof IOException && !(cause instanceof JacksonException))
                || cause instanceof TimeoutException
                || (cause.getMessage() != null && cause.getMessage().startsWith(DEAD_CONNECTION));
    }

    private static boolean says(String sqlState) {
        return sqlState != null && sqlState.length() > 1 && CLASSES.contains(sqlState.substring(0, 2));
    }
}
