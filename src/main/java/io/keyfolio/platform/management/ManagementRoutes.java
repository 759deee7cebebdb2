package io.keyfolio.platform.management;

import io.keyfolio.platform.http.body.UnreadBody;
import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.keyfolio.platform.problem.ProblemResponses;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * The refusals of the management interface: methods other than GET and HEAD, unknown paths and failures are answered as
 * problems.
 */
@Singleton
class ManagementRoutes {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    void register(@Observes ManagementInterface management) {
        Router router = management.router();
        router.route()
                .order(HttpPipeline.FIRST_ROUTE)
                .handler(ManagementRoutes::admit)
                .failureHandler(ManagementRoutes::refuse);
        router.route().last().handler(request -> ProblemResponses.send(NOT_FOUND, request));
    }

    /**
     * Admits GET and HEAD. Removes the header of an earlier Quarkus handler that lets pages of every origin read the responses.
     */
    private static void admit(RoutingContext request) {
        UnreadBody.watch(request);
        request.response().headers().remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
        if (METHODS.contains(request.request().method())) {
            request.next();
        } else {
            UnreadBody.discard(request.request());
            ProblemResponses.sendNotAllowed("GET, HEAD", request);
        }
    }

    /** Answers 400 to a request that fails before all of it has arrived: the sender made a mistake or closed the connection. */
    private static void refuse(RoutingContext request) {
        int status = request.statusCode();
        boolean refused = status >= BAD_REQUEST && status < SERVER_ERROR;
        if (refused || !request.request().isEnded()) {
            UnreadBody.watch(request);
            UnreadBody.discard(request.request());
            ProblemResponses.send(refused ? status : BAD_REQUEST, request);
        } else {
            ProblemResponses.sendFailure(request.failure(), request);
        }
    }
}
