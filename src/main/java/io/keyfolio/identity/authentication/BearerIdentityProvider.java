package io.keyfolio.identity.authentication;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Provides the identity of a bearer token, or refuses it. */
@ApplicationScoped
class BearerIdentityProvider implements IdentityProvider<BearerToken> {

    private final Authenticator authenticator;

    BearerIdentityProvider(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public Class<BearerToken> getRequestType() {
        return BearerToken.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(BearerToken token, AuthenticationRequestContext context) {
        return authenticator.identify(token.text(), token.request());
    }
}
