package io.keyfolio.platform.problem;

import io.keyfolio.platform.database.address.ConnectionFailure;
import io.keyfolio.platform.database.failure.DatabaseFailure;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** The answers to failures of the database, as opposed to failures of the service. */
final class DatabaseUnavailable {

    static final Problem PROBLEM =
            Problem.of(503, "The database cannot be reached at the moment. Try again in a few seconds.");

    private static final Logger LOG = Logger.getLogger(DatabaseUnavailable.class);
    private static final long LOG_EACH_NANOS = Duration.ofMinutes(1).toNanos();

    /** The time of the last log line of each kind in {@link System#nanoTime()}. */
    private static final Map<DatabaseFailure, AtomicLong> LOGGED_AT = new ConcurrentHashMap<>();

    private DatabaseUnavailable() {}

    /**
     * The answer to a failure that the database caused; empty for other failures. Logs the reason at most once a minute for each
     * kind: there may be thousands of requests a second.
     */
    static Optional<Problem> answer(Throwable failure, Dialect dialect) {
        return DatabaseFailure.of(failure)
                .filter(kind -> kind.isUnavailable() || kind.isOverloaded())
                .map(kind -> {
                    log(kind, failure);
                    return kind.isUnavailable() ? PROBLEM : Problem.of(new Overloaded(), dialect);
                });
    }

    private static void log(DatabaseFailure kind, Throwable failure) {
        long now = System.nanoTime();
        AtomicLong last = LOGGED_AT.computeIfAbsent(kind, first -> new AtomicLong(now - LOG_EACH_NANOS));
        long loggedAt = last.get();
        if (now - loggedAt >= LOG_EACH_NANOS && last.compareAndSet(loggedAt, now)) {
            LOG.warnf(
                    "Database %s: %s (%s). Answering requests with 503.",
                    kind.isUnavailable() ? "unavailable" : "overloaded",
                    kind.words(),
                    ConnectionFailure.reason(failure));
        }
    }
}
