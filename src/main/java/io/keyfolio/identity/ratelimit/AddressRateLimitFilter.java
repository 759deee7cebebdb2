package io.keyfolio.identity.ratelimit;

import io.keyfolio.platform.http.body.UnreadBody;
import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.keyfolio.platform.problem.Dialect;
import io.keyfolio.platform.problem.ProblemResponses;
import io.keyfolio.platform.problem.RateLimited;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Applies the rate limit of client addresses to the two APIs, before the body of a request is read. */
@Singleton
class AddressRateLimitFilter {

    private final RequestRateLimits limits;

    AddressRateLimitFilter(RequestRateLimits limits) {
        this.limits = limits;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, HttpPipeline.ADDRESS_RATE_LIMIT.priority());
    }

    private void admit(RoutingContext request) {
        Dialect dialect = Dialect.of(request);
        try {
            if (dialect == Dialect.ACCOUNT || dialect == Dialect.DEVELOPER) {
                limits.admit(request);
            }
        } catch (RateLimited refusal) {
            UnreadBody.discard(request.request());
            ProblemResponses.sendFailure(refusal, request);
            return;
        }
        request.next();
    }
}
