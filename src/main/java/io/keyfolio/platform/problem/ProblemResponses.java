package io.keyfolio.platform.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.jackson.DatabindCodec;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;

/** Writes refusals in the dialect of the request's path, for JAX-RS and for requests that never reach it. */
public final class ProblemResponses {

    private ProblemResponses() {}

    /** The response of JAX-RS. */
    static Response of(Problem problem, RoutingContext request) {
        Dialect dialect = Dialect.of(request);
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(dialect.mediaType())
                .entity(dialect.body(problem, ClientAuthentication.of(request)));
        problem.headers().forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        return response.build();
    }

    /** Answers a request outside JAX-RS with the problem of a status. */
    public static void send(int status, RoutingContext request) {
        send(Problem.of(status, Dialect.of(request)), request);
    }

    /** Answers a request outside JAX-RS whose credential is missing or invalid. */
    public static void challenge(RoutingContext request) {
        send(BearerChallenge.unauthenticated(request), request);
    }

    /** Answers a request outside JAX-RS whose credential is valid and does not carry the right. */
    public static void sendDenied(Problem problem, RoutingContext request) {
        send(Problems.denied(problem, request), request);
    }

    /** Answers a request outside JAX-RS whose path does not support its method. */
    public static void sendNotAllowed(String allowed, RoutingContext request) {
        send(Problems.notAllowed(allowed), request);
    }

    /** Answers a request outside JAX-RS that failed, as JAX-RS would. */
    public static void sendFailure(Throwable failure, RoutingContext request) {
        send(Problems.of(failure, request), request);
    }

    /** Answers a request outside JAX-RS; does nothing when it was answered already. */
    public static void send(Problem problem, RoutingContext request) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        problem.headers().forEach(response::putHeader);
        Dialect dialect = Dialect.of(request);
        Object body = dialect.body(problem, ClientAuthentication.of(request));
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, dialect.mediaType())
                .end(DatabindCodec.mapper().valueToTree(body).toString());
    }
}
