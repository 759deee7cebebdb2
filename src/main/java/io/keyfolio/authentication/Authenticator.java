package io.keyfolio.authentication;

import io.keyfolio.problem.TooOften;
import io.keyfolio.ratelimit.LookUpLimit;
import io.keyfolio.request.Deadline;
import io.keyfolio.security.VerifiedCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Tells whose a token is, from memory where that is certain; every kind of wrong token gets the same refusal. */
@Singleton
public class Authenticator {

    private final CredentialCache cache;
    private final AuthenticationMetrics metrics;
    private final Uses uses;
    private final LookUpLimit limit;
    private final Deadline deadline;
    private final Clock clock;

    Authenticator(
            CredentialCache cache,
            AuthenticationMetrics metrics,
            Uses uses,
            LookUpLimit limit,
            Deadline deadline,
            Clock clock) {
        this.limit = limit;
        this.cache = cache;
        this.metrics = metrics;
        this.uses = uses;
        this.deadline = deadline;
        this.clock = clock;
    }

    /**
     * Emits the credential, which counts as used now; fails with {@link AuthenticationFailedException}, or with {@link TooOften}
     * when too many unknown ones came from the same address.
     */
    public Uni<VerifiedCredential> authenticate(String token, RoutingContext request) {
        return used(token, request).map(Memory::verified);
    }

    /** As {@link #authenticate}, for the routes that ask Quarkus who calls. */
    Uni<SecurityIdentity> identify(String token, RoutingContext request) {
        return used(token, request).map(Memory::identity);
    }

    /** Emits the credential without using it; empty for a token that is nobody's. */
    public Uni<Optional<VerifiedCredential>> inspect(String token) {
        TokenDigest digest = TokenDigest.of(token);
        Memory known = cache.recall(digest);
        return (known != null ? Uni.createFrom().item(known) : lookUp(digest, TokenKind.of(token), token))
                .map(memory -> isGood(memory) ? Optional.of(memory.verified()) : Optional.empty());
    }

    private Uni<Memory> used(String token, RoutingContext request) {
        TokenKind kind = TokenKind.of(token);
        return find(kind, token, request)
                .onFailure()
                .invoke(failure -> metrics.failed(kind))
                .onItem()
                .invoke(memory -> use(kind, memory, request));
    }

    /** What is in memory passes whatever else comes from the address. */
    private Uni<Memory> find(TokenKind kind, String token, RoutingContext request) {
        TokenDigest digest = TokenDigest.of(token);
        Memory known = cache.recall(digest);
        return known != null
                ? Uni.createFrom().item(known)
                : limit.guard(request, () -> lookUp(digest, kind, token), memory -> memory.verified() == null);
    }

    private Uni<Memory> lookUp(TokenDigest digest, TokenKind kind, String token) {
        return deadline.limit(cache.lookUp(digest, kind, token));
    }

    private void use(TokenKind kind, Memory memory, RoutingContext request) {
        if (!isGood(memory)) {
            metrics.refused(kind);
            throw new AuthenticationFailedException();
        }
        metrics.accepted(kind);
        uses.note(memory.verified().credential(), request.request());
    }

    private boolean isGood(Memory memory) {
        return memory.verified() != null && memory.verified().isGoodAt(clock.millis());
    }
}
