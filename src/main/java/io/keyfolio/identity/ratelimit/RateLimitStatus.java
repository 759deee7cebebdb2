package io.keyfolio.identity.ratelimit;

import io.keyfolio.platform.problem.Dialect;
import io.keyfolio.platform.problem.RateLimited;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** The status of a client under a rate limit: whether it is admitted, how much is left, and how long until there is more. */
public record RateLimitStatus(
        String limit, boolean isAdmitted, long quota, Duration window, long remaining, Duration untilMore) {

    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence STATE = HttpHeaders.createOptimized("RateLimit");
    private static final CharSequence QUOTA = HttpHeaders.createOptimized("X-RateLimit-Limit");
    private static final CharSequence REMAINING = HttpHeaders.createOptimized("X-RateLimit-Remaining");

    /** Whether a smaller part of this quota is left than of the other. */
    boolean isCloserToItsEndThan(RateLimitStatus other) {
        return remaining * other.quota < other.remaining * quota;
    }

    /** Sets the headers of the response and returns the refusal to throw. */
    public RateLimited refusal(RoutingContext request) {
        tell(request);
        return new RateLimited(untilMore);
    }

    /** Sets the headers of the response: draft-ietf-httpapi-ratelimit-headers, sections 3 and 4; contract, "Bodies of errors". */
    void tell(RoutingContext request) {
        HttpServerResponse response = request.response();
        response.putHeader(POLICY, "\"" + limit + "\";q=" + quota + ";w=" + seconds(window));
        response.putHeader(STATE, "\"" + limit + "\";r=" + remaining + ";t=" + seconds(untilMore));
        if (Dialect.of(request) == Dialect.DEVELOPER) {
            response.putHeader(QUOTA, Long.toString(quota));
            response.putHeader(REMAINING, Long.toString(remaining));
        }
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
