package io.keyfolio.platform.problem;

import java.time.Duration;

/** Somebody asked more often than they may; later they may again. */
public final class RateLimited extends DomainException {

    private final long retryAfterSeconds;

    /** Takes when it is worth trying again; told in whole seconds, one at least. */
    public RateLimited(Duration wait) {
        this("Too many requests. Try again in " + seconds(wait) + " s.", wait);
    }

    /** As {@link #RateLimited(Duration)}, with a sentence of its own. */
    public RateLimited(String sentence, Duration wait) {
        super(429, sentence);
        this.retryAfterSeconds = seconds(wait);
    }

    @Override
    Long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** Contract, "Bodies of errors". */
    @Override
    String summary() {
        return "Too Many Attempts.";
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
