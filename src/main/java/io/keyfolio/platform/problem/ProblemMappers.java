package io.keyfolio.platform.problem;

import io.keyfolio.platform.http.routing.AllowedMethods;
import io.keyfolio.platform.problem.DomainException.Forbidden;
import io.keyfolio.platform.problem.DomainException.UpgradeRequired;
import io.keyfolio.platform.problem.DomainException.WrongCredentials;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The exception mappers of JAX-RS, which turn every failure into a problem; {@link ProblemResponses} answers outside JAX-RS. */
class ProblemMappers {

    @ServerExceptionMapper
    Response refused(DomainException refusal, RoutingContext request) {
        Problem problem = Problem.of(refusal, Dialect.of(request));
        Response.ResponseBuilder response = ProblemResponses.of(problem, request);
        if (refusal instanceof WrongCredentials) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, BearerChallenge.NO_TOKEN.header());
        } else if (refusal instanceof Forbidden) {
            with(BearerChallenge.denials(request), response);
        } else if (refusal instanceof UpgradeRequired) {
            upgrade(request, response);
        }
        return response.build();
    }

    /**
     * Adds the fields for an upgrade. HTTP/2 has no {@code Upgrade} field (RFC 9113, section 8.2.2): the client must use
     * HTTP/1.1.
     */
    private static void upgrade(RoutingContext request, Response.ResponseBuilder response) {
        response.header("Sec-WebSocket-Version", "13");
        if (request.request().version() != HttpVersion.HTTP_2) {
            response.header("Upgrade", "websocket");
        }
    }

    @ServerExceptionMapper
    Response unauthenticated(UnauthorizedException failure, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper
    Response unauthenticated(AuthenticationFailedException failure, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure, RoutingContext request) {
        Problem problem = Problem.of(403, "This credential does not carry the right to do this.");
        return with(BearerChallenge.denials(request), ProblemResponses.of(problem, request))
                .build();
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException failure, RoutingContext request) {
        String allowed = AllowedMethods.at(request.normalizedPath());
        return ProblemResponses.of(Problem.of(405, "This path answers " + allowed + "."), request)
                .header(HttpHeaders.ALLOW, allowed)
                .build();
    }

    @ServerExceptionMapper
    Response protocol(WebApplicationException failure, RoutingContext request) {
        int status = failure.getResponse().getStatus();
        return status >= 500
                ? unexpected(failure, request)
                : ProblemResponses.of(StatusMessages.of(status, Dialect.of(request)), request)
                        .build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, RoutingContext request) {
        return ProblemResponses.of(InternalErrors.problem(failure, request), request)
                .build();
    }

    private static Response challenge(RoutingContext request) {
        return with(BearerChallenge.headers(request), ProblemResponses.of(BearerChallenge.problem(request), request))
                .build();
    }

    private static Response.ResponseBuilder with(List<String> challenges, Response.ResponseBuilder response) {
        challenges.forEach(challenge -> response.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
        return response;
    }
}
