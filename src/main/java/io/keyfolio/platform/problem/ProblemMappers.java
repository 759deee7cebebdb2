package io.keyfolio.platform.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The exception mapper of JAX-RS, which turns every failure into a problem; {@link ProblemResponses} answers outside JAX-RS. */
class ProblemMappers {

    /** Names the types for which JAX-RS or Quarkus have mappers of their own. */
    @ServerExceptionMapper({
        AuthenticationFailedException.class,
        ForbiddenException.class,
        UnauthorizedException.class,
        WebApplicationException.class,
        Throwable.class
    })
    Response problem(Throwable failure, RoutingContext request) {
        return ProblemResponses.of(Problems.of(failure, request), request);
    }
}
