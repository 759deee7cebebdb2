package io.keyfolio.platform.problem;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.jackson.DatabindCodec;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;

/** Writes refusals in the dialect of the request's path, for JAX-RS and for requests that never reach it. */
public final class ProblemResponses {

    private ProblemResponses() {}

    static Response.ResponseBuilder of(Problem problem, RoutingContext request) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Dialect.of(request).mediaType())
                .entity(Dialect.of(request).body(problem, request));
        return problem.retryAfterSeconds() == null
                ? response
                : response.header(HttpHeaders.RETRY_AFTER.toString(), problem.retryAfterSeconds());
    }

    /** Answers a request outside JAX-RS with the problem of a status. */
    public static void send(int status, RoutingContext request) {
        send(StatusMessages.of(status, Dialect.of(request)), request);
    }

    /** Answers a request outside JAX-RS whose credential is missing or invalid. */
    public static void challenge(RoutingContext request) {
        request.response().putHeader(HttpHeaderNames.WWW_AUTHENTICATE.toString(), BearerChallenge.headers(request));
        send(BearerChallenge.problem(request), request);
    }

    /** Answers a request outside JAX-RS whose credential is valid and does not carry the right. */
    public static void sendDenied(Problem problem, RoutingContext request) {
        request.response().putHeader(HttpHeaderNames.WWW_AUTHENTICATE.toString(), BearerChallenge.denials(request));
        send(problem, request);
    }

    /** As {@link #sendDenied(Problem, RoutingContext)}, with a sentence. */
    public static void sendDenied(String reason, RoutingContext request) {
        sendDenied(Problem.of(403, reason), request);
    }

    /** Answers a request outside JAX-RS whose path does not support its method. */
    public static void sendNotAllowed(String allowed, RoutingContext request) {
        request.response().putHeader(HttpHeaders.ALLOW, allowed);
        send(Problem.of(405, "This path answers " + allowed + "."), request);
    }

    /** Answers a request outside JAX-RS that failed, as {@link ProblemMappers} would. */
    public static void sendFailure(Throwable failure, RoutingContext request) {
        if (failure instanceof AuthenticationFailedException) {
            challenge(request);
        } else if (failure instanceof DomainException refusal) {
            send(Problem.of(refusal, Dialect.of(request)), request);
        } else {
            send(InternalErrors.problem(failure, request), request);
        }
    }

    /** Answers a request outside JAX-RS; does nothing when it was answered already. */
    public static void send(Problem problem, RoutingContext request) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        if (problem.retryAfterSeconds() != null) {
            response.putHeader(
                    HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds().toString());
        }
        Dialect dialect = Dialect.of(request);
        Object body = dialect.body(problem, request);
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, dialect.mediaType())
                .end(DatabindCodec.mapper().valueToTree(body).toString());
    }
}
