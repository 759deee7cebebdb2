package io.keyfolio.platform.http;

import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.keyfolio.platform.http.routing.AllowedMethods;
import io.keyfolio.platform.problem.Dialect;
import io.keyfolio.platform.problem.ProblemResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Restricts the answer to OPTIONS to the methods that a path supports. Quarkus REST adds HEAD to paths without GET, and answers
 * OPTIONS for paths that do not exist.
 */
@Singleton
class OptionsFilter {

    private static final int NOT_FOUND = 404;

    void register(@Observes Filters filters) {
        filters.register(OptionsFilter::check, HttpPipeline.OPTIONS.priority());
    }

    private static void check(RoutingContext request) {
        boolean asks = HttpMethod.OPTIONS.equals(request.request().method());
        if (!asks || !isOfAnApi(request)) {
            request.next();
        } else if (AllowedMethods.isKnown(request.request().path())) {
            String allowed = AllowedMethods.at(request.request().path());
            request.addHeadersEndHandler(head -> request.response().putHeader(HttpHeaders.ALLOW, allowed));
            request.next();
        } else {
            ProblemResponses.send(NOT_FOUND, request);
        }
    }

    private static boolean isOfAnApi(RoutingContext request) {
        return Dialect.of(request) != Dialect.NEUTRAL;
    }
}
