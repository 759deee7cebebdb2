package io.keyfolio.platform.database;

import io.keyfolio.platform.database.address.ConnectionFailure;
import io.keyfolio.platform.database.address.DatabaseAddress;
import io.keyfolio.platform.database.failure.DatabaseFailure;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A wait at the start for a PostgreSQL that is not ready yet. Failures that waiting cannot cure are thrown at once. */
public final class DatabaseWait {

    private static final long PAUSE_MILLIS = 250;
    private static final long LOG_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Duration NO_WAIT = Duration.ZERO;

    private final Duration limit;
    private final Consumer<String> log;

    /** Takes the longest wait, and the log that receives a line about it every five seconds. */
    public DatabaseWait(Duration limit, Consumer<String> log) {
        this.limit = limit;
        this.log = log;
    }

    /** The wait that {@code keyfolio.db.wait} configures, for commands that run without the service. */
    public static DatabaseWait of(SmallRyeConfig settings, Consumer<String> log) {
        Duration limit = settings.getOptionalValue("keyfolio.db.wait", String.class)
                .map(DurationConverter::parseDuration)
                .orElse(NO_WAIT);
        return new DatabaseWait(limit, log);
    }

    /** Connects as soon as PostgreSQL is ready; blocks until then, or until the time is over. */
    public Connection connect(DatabaseAddress address) throws SQLException {
        return until(address, () -> address.dataSource().getConnection());
    }

    /** An operation that needs a database that is ready. */
    public interface Attempt<T, E extends Exception> {

        T get() throws E;
    }

    /** Repeats the attempt until it succeeds, fails for another reason, or the time is over; blocks. Throws the last failure. */
    public <T, E extends Exception> T until(DatabaseAddress address, Attempt<T, E> attempt) throws E {
        long start = System.nanoTime();
        long nextLog = start;
        while (true) {
            try {
                return attempt.get();
            } catch (Exception failure) {
                long left = limit.toNanos() - (System.nanoTime() - start);
                if (left <= 0 || !DatabaseFailure.isPassing(failure) || !pause(left)) {
                    throw failure;
                }
                if (System.nanoTime() >= nextLog) {
                    log.accept("PostgreSQL at " + address + " is not ready (" + ConnectionFailure.reason(failure)
                            + "); waiting for " + TimeUnit.NANOSECONDS.toSeconds(left) + " s at most");
                    nextLog = System.nanoTime() + LOG_NANOS;
                }
            }
        }
    }

    private static boolean pause(long left) {
        try {
            Thread.sleep(Math.min(PAUSE_MILLIS, TimeUnit.NANOSECONDS.toMillis(left)));
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
