package io.keyfolio.identity.credential.cache;

import io.keyfolio.identity.credential.lookup.CredentialVerifier;
import io.keyfolio.identity.credential.lookup.LookupResult;
import io.keyfolio.identity.invalidation.ChangeFeed;
import io.keyfolio.identity.invalidation.Freshness;
import io.keyfolio.platform.database.failure.NoPrimary;
import io.keyfolio.platform.database.primary.PrimaryProofs;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/**
 * Looks tokens up, and returns only results that count: read from a server that is proven to be the primary, and not outdated by a
 * change that is a second old (docs/adr/0024).
 */
@Singleton
class ProvenLookups {

    private static final int MOST_TRIES = 3;

    private final CredentialVerifier verifier;
    private final PrimaryProofs proofs;
    private final ChangeFeed feed;
    private final Freshness freshness;

    ProvenLookups(CredentialVerifier verifier, PrimaryProofs proofs, ChangeFeed feed, Freshness freshness) {
        this.verifier = verifier;
        this.proofs = proofs;
        this.feed = feed;
        this.freshness = freshness;
    }

    /** Looks a token up; fails with {@link NoPrimary} if its server is not proven to be the primary. */
    Uni<CacheEntry> lookUp(String token) {
        return attempt(token, MOST_TRIES);
    }

    private Uni<CacheEntry> attempt(String token, int triesLeft) {
        return read(token).chain(entry -> {
            if (counts(entry)) {
                return Uni.createFrom().item(entry);
            }
            return triesLeft == 1
                    ? Uni.createFrom().failure(new NoPrimary("a look-up was not proven"))
                    : proven().chain(() -> attempt(token, triesLeft - 1));
        });
    }

    private Uni<CacheEntry> read(String token) {
        return Uni.createFrom().deferred(() -> {
            long since = freshness.now();
            long askedAt = System.nanoTime();
            return verifier.lookUp(token).map(result -> new CacheEntry(result, since, askedAt));
        });
    }

    /** A proof is another request's work as well, and is therefore waited for on this request's event loop. */
    private Uni<Void> proven() {
        Context here = Vertx.currentContext();
        return proofs.require().emitOn(emission -> here.runOnContext(now -> emission.run()));
    }

    private boolean counts(CacheEntry entry) {
        LookupResult result = entry.lookupResult();
        if (!result.isRead()) {
            return true;
        }
        return (result.namesTimeline() ? proofs.covers(result.timeline()) : proofs.isProven())
                && (entry.isRecent() || (feed.isVerified() && entry.holds(freshness)));
    }
}
