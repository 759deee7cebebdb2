package io.keyfolio.authentication;

import io.keyfolio.apikey.LastUse;
import io.keyfolio.request.Deadline;
import io.keyfolio.security.Credential;
import io.keyfolio.security.VerifiedCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Tells whose a token is, from memory where that is certain; every kind of wrong token gets the same refusal. */
@Singleton
public class Authenticator {

    private final CredentialCache cache;
    private final AuthenticationMetrics metrics;
    private final LastUse lastUse;
    private final Deadline deadline;
    private final Clock clock;

    Authenticator(
            CredentialCache cache, AuthenticationMetrics metrics, LastUse lastUse, Deadline deadline, Clock clock) {
        this.cache = cache;
        this.metrics = metrics;
        this.lastUse = lastUse;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** Emits the credential, which counts as used now; fails with {@link AuthenticationFailedException}. */
    public Uni<VerifiedCredential> authenticate(String token) {
        return used(token).map(Memory::verified);
    }

    /** As {@link #authenticate}, for the routes that ask Quarkus who calls. */
    Uni<SecurityIdentity> identify(String token) {
        return used(token).map(Memory::identity);
    }

    /** Emits the credential without using it; empty for a token that is nobody's. */
    public Uni<Optional<VerifiedCredential>> inspect(String token) {
        return find(TokenKind.of(token), token)
                .map(memory -> isGood(memory) ? Optional.of(memory.verified()) : Optional.empty());
    }

    private Uni<Memory> used(String token) {
        TokenKind kind = TokenKind.of(token);
        return find(kind, token)
                .onFailure()
                .invoke(failure -> metrics.failed(kind))
                .onItem()
                .invoke(memory -> use(kind, memory));
    }

    private Uni<Memory> find(TokenKind kind, String token) {
        TokenDigest digest = TokenDigest.of(token);
        Memory known = cache.recall(digest);
        return known != null ? Uni.createFrom().item(known) : deadline.limit(cache.lookUp(digest, kind, token));
    }

    private void use(TokenKind kind, Memory memory) {
        if (!isGood(memory)) {
            metrics.refused(kind);
            throw new AuthenticationFailedException();
        }
        metrics.accepted(kind);
        if (memory.verified().credential() instanceof Credential.ApiKey key) {
            lastUse.record(key);
        }
    }

    private boolean isGood(Memory memory) {
        return memory.verified() != null && memory.verified().isGoodAt(clock.millis());
    }
}
