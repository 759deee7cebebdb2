package io.keyfolio.identity.authentication;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.VerifiedCredential;
import io.keyfolio.identity.credential.cache.CacheEntry;
import io.keyfolio.identity.credential.cache.CredentialCache;
import io.keyfolio.identity.credential.lookup.CredentialVerifier;
import io.keyfolio.identity.ratelimit.LookupRateLimit;
import io.keyfolio.identity.token.TokenDigest;
import io.keyfolio.platform.concurrency.Deadline;
import io.keyfolio.platform.problem.RateLimited;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Authenticates tokens, from the cache where possible. Every kind of wrong token gets the same refusal. */
@Singleton
public class Authenticator {

    private final CredentialCache cache;
    private final AuthenticationMetrics metrics;
    private final CredentialVerifier verifier;
    private final LookupRateLimit limit;
    private final Deadline deadline;
    private final Clock clock;

    Authenticator(
            CredentialCache cache,
            AuthenticationMetrics metrics,
            CredentialVerifier verifier,
            LookupRateLimit limit,
            Deadline deadline,
            Clock clock) {
        this.limit = limit;
        this.cache = cache;
        this.metrics = metrics;
        this.verifier = verifier;
        this.deadline = deadline;
        this.clock = clock;
    }

    /**
     * Emits the credential and notes its use. Fails with {@link AuthenticationFailedException}, or with {@link RateLimited} after
     * too many unknown tokens from the same address.
     */
    public Uni<VerifiedCredential> authenticate(String token, RoutingContext request) {
        return used(token, request).map(CacheEntry::verified);
    }

    /** As {@link #authenticate}, for routes that Quarkus authenticates. */
    Uni<SecurityIdentity> identify(String token, RoutingContext request) {
        return used(token, request).map(CacheEntry::identity);
    }

    /** Emits the credential without noting a use; empty for a token that is unknown or expired. */
    public Uni<Optional<VerifiedCredential>> inspect(String token) {
        TokenDigest digest = TokenDigest.of(token);
        CacheEntry known = cache.recall(digest);
        return (known != null ? Uni.createFrom().item(known) : lookUp(digest, token))
                .map(cacheEntry -> isGood(cacheEntry) ? Optional.of(cacheEntry.verified()) : Optional.empty());
    }

    private Uni<CacheEntry> used(String token, RoutingContext request) {
        return find(token, request)
                .onFailure()
                .invoke(failure -> metrics.failed(verifier.claimedLabel(token)))
                .onItem()
                .invoke(cacheEntry -> use(token, cacheEntry, request));
    }

    /** Uses the cache entry of a token, or looks it up under the rate limit of its address. */
    private Uni<CacheEntry> find(String token, RoutingContext request) {
        TokenDigest digest = TokenDigest.of(token);
        CacheEntry known = cache.recall(digest);
        return known != null
                ? Uni.createFrom().item(known)
                : limit.guard(request, () -> lookUp(digest, token), cacheEntry -> cacheEntry.verified() == null);
    }

    private Uni<CacheEntry> lookUp(TokenDigest digest, String token) {
        return deadline.limit(cache.lookUp(digest, token));
    }

    private void use(String token, CacheEntry cacheEntry, RoutingContext request) {
        if (!isGood(cacheEntry)) {
            metrics.refused(verifier.claimedLabel(token));
            throw new AuthenticationFailedException();
        }
        Credential credential = cacheEntry.verified().credential();
        metrics.accepted(credential.kind().label());
        verifier.noteUse(credential, request.request());
    }

    private boolean isGood(CacheEntry cacheEntry) {
        return cacheEntry.verified() != null && cacheEntry.verified().isGoodAt(clock.millis());
    }
}
