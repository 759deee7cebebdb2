package io.keyfolio.platform.problem;

import io.keyfolio.platform.http.routing.AllowedMethods;
import io.keyfolio.platform.text.EscapedText;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The problem for each failure, with its headers: the same within JAX-RS and outside of it. */
final class Problems {

    static final Problem DENIED = Problem.of(403, "This credential does not carry the right to do this.");
    static final Problem UNEXPECTED =
            Problem.of(500, "Something went wrong on our side. Name the instance when you report it.");

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int LONGEST = 512;
    private static final int SERVER_ERROR = 500;

    private Problems() {}

    /** The problem for a failure; logs an unexpected one under an id, which is all that the response has of it. */
    static Problem of(Throwable failure, RoutingContext request) {
        if (failure instanceof DomainException refusal) {
            return Problem.of(refusal, Dialect.of(request)).withHeaders(refusal.headers(request));
        }
        if (failure instanceof UnauthorizedException || failure instanceof AuthenticationFailedException) {
            return BearerChallenge.unauthenticated(request);
        }
        if (failure instanceof ForbiddenException) {
            return denied(DENIED, request);
        }
        return failure instanceof WebApplicationException refusal
                        && refusal.getResponse().getStatus() < SERVER_ERROR
                ? protocol(refusal, request)
                : unexpected(failure, request);
    }

    /** A refusal of a request whose credential is valid and does not carry the right. */
    static Problem denied(Problem problem, RoutingContext request) {
        return problem.withHeaders(BearerChallenge.denials(request));
    }

    /** The refusal of a method that a path does not have. */
    static Problem notAllowed(String allowed) {
        return Problem.of(405, "This path answers " + allowed + ".").withHeader("Allow", List.of(allowed));
    }

    private static Problem protocol(WebApplicationException refusal, RoutingContext request) {
        return refusal instanceof NotAllowedException
                ? notAllowed(AllowedMethods.at(request.normalizedPath()))
                : Problem.of(refusal.getResponse().getStatus(), Dialect.of(request));
    }

    private static Problem unexpected(Throwable failure, RoutingContext request) {
        return DatabaseUnavailable.answer(failure, Dialect.of(request)).orElseGet(() -> internal(failure, request));
    }

    private static Problem internal(Throwable failure, RoutingContext request) {
        String id = "urn:uuid:" + UUID.randomUUID();
        LOG.errorf(failure, "%s failed: %s", loggable(request), id);
        return UNEXPECTED.withInstance(id);
    }

    /** The method and path for a log line: escaped, and cut to 512 characters. */
    private static String loggable(RoutingContext request) {
        return EscapedText.of(request.request().method() + " " + request.normalizedPath(), LONGEST);
    }
}
