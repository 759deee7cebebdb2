package io.keyfolio.platform.http;

import io.keyfolio.platform.http.body.UnreadBody;
import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.keyfolio.platform.http.routing.RouteTemplate;
import io.keyfolio.platform.problem.Problem;
import io.keyfolio.platform.problem.ProblemResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Refuses request targets that are not URIs and paths that can be resolved in several ways. Quarkus refuses the former without
 * a body, and would do so for verification too; {@link UriValidation} switches that off.
 */
@Singleton
class RequestTargetFilter {

    /** The {@code uri} label of refused requests in metrics: the paths themselves are unbounded. */
    private static final String MEASURED_AS = "/refused-target";

    private static final Problem MALFORMED =
            Problem.of(400, "The request target is not a URI: percent-encode what RFC 3986 does not allow in it.");
    private static final Problem AMBIGUOUS = Problem.of(
            400,
            "The path has empty segments or dot segments (\"//\", \"/./\", \"/../\", encoded or not): resolve them.");

    void register(@Observes Filters filters) {
        filters.register(RequestTargetFilter::admit, HttpPipeline.REQUEST_TARGET.priority());
    }

    private static void admit(RoutingContext request) {
        if (AmbiguousPath.is(request.request().path())) {
            refuse(AMBIGUOUS, request);
        } else if (!isUri(request.request().uri())) {
            refuse(MALFORMED, request);
        } else {
            request.next();
        }
    }

    private static void refuse(Problem problem, RoutingContext request) {
        RouteTemplate.set(MEASURED_AS, request);
        UnreadBody.discard(request.request());
        ProblemResponses.send(problem, request);
    }

    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
