package io.keyfolio.identity.password.breach;

import io.smallrye.mutiny.TimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Logs failures of the breach check, at most one a minute. Messages of libraries are left out: they can hold a part of a hash. */
final class FailureLog {

    private static final Logger LOG = Logger.getLogger(BreachCheck.class);
    private static final long EACH_NANOS = Duration.ofMinutes(1).toNanos();

    private final AtomicLong last = new AtomicLong(System.nanoTime() - EACH_NANOS);

    void warn(Throwable failure) {
        long now = System.nanoTime();
        long loggedAt = last.get();
        if (now - loggedAt >= EACH_NANOS && last.compareAndSet(loggedAt, now)) {
            LOG.warnf(
                    "Breach check failed (%s). Accepting new passwords that it cannot look up. "
                            + "Check KEYFOLIO_PASSWORD_BREACH_URL or KEYFOLIO_PASSWORD_BREACH_FILE.",
                    reason(failure));
        }
    }

    private static String reason(Throwable failure) {
        if (failure instanceof UnusableAnswer) {
            return failure.getMessage();
        }
        if (failure instanceof TimeoutException) {
            return "no answer within " + BreachCheck.LIMIT.toSeconds() + " s";
        }
        if (failure instanceof ConnectException || failure instanceof UnknownHostException) {
            return "no connection";
        }
        return failure instanceof FileSystemException
                ? "the file cannot be read"
                : failure.getClass().getSimpleName();
    }
}
