package io.keyfolio.platform.problem;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A client exceeded a rate limit; it may try again later. */
public final class RateLimited extends DomainException {

    private final long retryAfterSeconds;

    /** Takes the wait until the next request is admitted, which the response states in whole seconds, at least one. */
    public RateLimited(Duration wait) {
        this("Too many requests. Try again in " + seconds(wait) + " s.", wait);
    }

    /** As {@link #RateLimited(Duration)}, with another sentence. */
    public RateLimited(String sentence, Duration wait) {
        super(429, sentence);
        this.retryAfterSeconds = seconds(wait);
    }

    @Override
    Map<String, List<String>> headers(RoutingContext request) {
        return Map.of(Problem.RETRY_AFTER, List.of(Long.toString(retryAfterSeconds)));
    }

    /** The short form that the contract prescribes ("Bodies of errors"). */
    @Override
    String summary() {
        return "Too Many Attempts.";
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
