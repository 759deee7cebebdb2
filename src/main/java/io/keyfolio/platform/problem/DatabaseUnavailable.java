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

/** Recognizes failures of a database that cannot be reached, as opposed to failures of the service. */
final class DatabaseUnavailable {

    static final Problem PROBLEM =
            Problem.of(503, "The database cannot be reached at the moment. Try again in a few seconds.");

    /**
     * The SQLSTATE classes of an unavailable database: connection exception, insufficient resources, operator intervention
     * (shutdown, starting up).
     */
    private static final Set<String> CLASSES = Set.of("08", "53", "57");

    private static final int DEEPEST_CAUSE = 12;

    /** The message of the client's exception, which has no type of its own, for a connection that is closed or closing. */
    private static final String DEAD_CONNECTION = "Connection is not active now";

    private static final Logger LOG = Logger.getLogger(DatabaseUnavailable.class);
    private static final long LOG_EACH_NANOS = Duration.ofSeconds(10).toNanos();

    /**
     * The time of the last log line in {@link System#nanoTime()}; 0 before the first one, even in a native image built earlier.
     */
    private static final AtomicLong LOGGED_AT = new AtomicLong();

    private DatabaseUnavailable() {}

    /**
     * Whether the database caused the failure. Logs the reason at most every 10 seconds: there may be thousands of requests a
     * second.
     */
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
            LOG.warnf("Database unavailable (%s). Answering requests with 503.", ConnectionFailure.reason(cause));
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
