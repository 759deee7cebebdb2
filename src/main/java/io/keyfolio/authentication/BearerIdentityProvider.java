package io.keyfolio.authentication;

import io.keyfolio.apikey.LastUse;
import io.keyfolio.request.Deadline;
import io.keyfolio.security.Credential;
import io.keyfolio.security.Identities;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns a bearer token into an identity, or refuses it; every kind of wrong token gets the same refusal. */
@ApplicationScoped
class BearerIdentityProvider implements IdentityProvider<BearerToken> {

    private final CredentialVerifier verifier;
    private final AuthenticationMetrics metrics;
    private final LastUse lastUse;
    private final Deadline deadline;

    BearerIdentityProvider(
            CredentialVerifier verifier, AuthenticationMetrics metrics, LastUse lastUse, Deadline deadline) {
        this.verifier = verifier;
        this.metrics = metrics;
        this.lastUse = lastUse;
        this.deadline = deadline;
    }

    @Override
    public Class<BearerToken> getRequestType() {
        return BearerToken.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(BearerToken token, AuthenticationRequestContext context) {
        TokenKind kind = TokenKind.of(token.text());
        return deadline.limit(verifier.verify(kind, token.text()))
                .onFailure()
                .invoke(failure -> metrics.failed(kind))
                .onItem()
                .ifNull()
                .failWith(() -> refused(kind))
                .map(credential -> accepted(kind, credential));
    }

    private SecurityIdentity accepted(TokenKind kind, Credential credential) {
        metrics.accepted(kind);
        if (credential instanceof Credential.ApiKey key) {
            lastUse.record(key);
        }
        return Identities.of(credential);
    }

    private AuthenticationFailedException refused(TokenKind kind) {
        metrics.refused(kind);
        return new AuthenticationFailedException();
    }
}
