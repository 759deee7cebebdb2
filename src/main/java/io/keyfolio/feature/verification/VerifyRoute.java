package io.keyfolio.feature.verification;

import io.keyfolio.identity.authentication.Authenticator;
import io.keyfolio.identity.credential.VerifiedCredential;
import io.keyfolio.platform.http.body.UnreadBody;
import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.keyfolio.platform.http.routing.RouteTemplate;
import io.keyfolio.platform.problem.BearerChallenge;
import io.keyfolio.platform.problem.DomainException.Forbidden;
import io.keyfolio.platform.problem.ProblemResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * The verification route for gateways: {@code /v1/auth/verify} and any path that a gateway appends to it. It is a filter before
 * the routes, because it answers more often than they do and takes the path unresolved. Resolving {@code ..} would let a client
 * choose another route, whose 200 the gateway would take for consent.
 */
@Singleton
class VerifyRoute {

    private static final String PATH = "/v1/auth/verify";
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);

    private final Authenticator authenticator;
    private final boolean takesBasic;

    VerifyRoute(Authenticator authenticator, VerifyConfig config) {
        this.authenticator = authenticator;
        this.takesBasic = config.basic();
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, HttpPipeline.VERIFICATION.priority());
    }

    private void pass(RoutingContext request) {
        if (isOurs(request.request().path())) {
            RouteTemplate.set(PATH, request);
            UnreadBody.discard(request.request(), () -> answer(request));
        } else {
            request.next();
        }
    }

    private static boolean isOurs(String path) {
        return path != null
                && path.startsWith(PATH)
                && (path.length() == PATH.length() || path.charAt(PATH.length()) == '/');
    }

    private void answer(RoutingContext request) {
        if (!METHODS.contains(request.request().method())) {
            ProblemResponses.sendNotAllowed("GET, HEAD, POST", request);
            return;
        }
        PresentedToken token = PresentedToken.of(request.request().headers(), takesBasic);
        if (token.isThere()) {
            BearerChallenge.tokenWasPresented(request);
        }
        if (token.text().isEmpty()) {
            ProblemResponses.challenge(request);
            return;
        }
        authenticator
                .authenticate(token.text().get(), request)
                .invoke(verified -> decide(verified, request))
                .subscribe()
                .with(decided -> {}, failure -> ProblemResponses.sendFailure(failure, request));
    }

    private static void decide(VerifiedCredential verified, RoutingContext request) {
        Optional<String> objection = RequiredAbilities.of(request.request()).objectionTo(verified.credential());
        if (objection.isPresent()) {
            ProblemResponses.sendFailure(new Forbidden(objection.get()), request);
        } else {
            VerifyResponseHeaders.put(verified, request.response().headers());
            request.response().end();
        }
    }
}
