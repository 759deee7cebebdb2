package io.keyfolio.identity.authentication;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.ratelimit.RequestRateLimits;
import io.keyfolio.platform.problem.BearerChallenge;
import io.keyfolio.platform.problem.Dialect;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Authenticates requests by the token in {@code Authorization: Bearer …} (RFC 6750, section 2.1). */
@ApplicationScoped
class BearerAuthenticationMechanism implements HttpAuthenticationMechanism {

    private final RequestRateLimits limits;

    BearerAuthenticationMechanism(RequestRateLimits limits) {
        this.limits = limits;
    }

    /** Treats a request without a token as anonymous, and refuses one with a token and several {@code Authorization} headers. */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        int headers =
                context.request().headers().getAll(HttpHeaders.AUTHORIZATION).size();
        Optional<BearerToken> presented = BearerHeader.tokens(context.request().headers()).stream()
                .findFirst()
                .or(() -> headers == 0 ? SessionTokenBody.of(context) : Optional.empty())
                .map(token -> new BearerToken(token, context));
        if (presented.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        BearerChallenge.tokenWasPresented(context);
        return headers <= 1 && presented.get().isPlausible()
                ? providers.authenticate(presented.get()).invoke(caller -> admit(caller, context))
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    /** Counts the request against the rate limits; introspection has a limit of its own, because it serves gateways. */
    private void admit(SecurityIdentity caller, RoutingContext context) {
        if (Dialect.of(context) != Dialect.OAUTH) {
            limits.admit((Credential) caller.getPrincipal(), context);
        }
    }

    /** Returns a placeholder: the challenge is set together with the body, where the dialect is known. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE, BearerHeader.SCHEME));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(BearerToken.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, BearerHeader.SCHEME));
    }
}
