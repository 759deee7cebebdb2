package io.keyfolio.identity.authentication;

import io.keyfolio.platform.problem.ClientAuthentication;
import io.keyfolio.platform.problem.Dialect;
import io.keyfolio.platform.problem.DomainException.MalformedBody;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/**
 * Authenticates OAuth clients by a client secret, on the routes of OAuth alone. The secret is looked up like a bearer token,
 * under the same rate limit of unknown credentials. {@link BearerAuthenticationMechanism} handles requests without a secret.
 */
@ApplicationScoped
class ClientAuthenticationMechanism implements HttpAuthenticationMechanism {

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        if (Dialect.of(context) != Dialect.OAUTH) {
            return Uni.createFrom().nullItem();
        }
        List<String> secrets = ClientSecrets.of(context);
        if (secrets.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        ClientAuthentication.secretWasPresented(context);
        return secrets.size() > 1 || hasBearer(context)
                ? Uni.createFrom().failure(new MalformedBody("Authenticate the client in one way, and once."))
                : authenticate(new BearerToken(secrets.get(0), context), providers);
    }

    private static Uni<SecurityIdentity> authenticate(BearerToken secret, IdentityProviderManager providers) {
        return secret.isPlausible()
                ? providers.authenticate(secret)
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private static boolean hasBearer(RoutingContext context) {
        return !BearerHeader.tokens(context.request().headers()).isEmpty();
    }

    /** Precedes the mechanism of bearer tokens, which ignores client secrets. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    /** Returns a placeholder: the challenge is set together with the body, where the dialect is known. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE, BasicCredentials.SCHEME));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(BearerToken.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, BasicCredentials.SCHEME));
    }
}
