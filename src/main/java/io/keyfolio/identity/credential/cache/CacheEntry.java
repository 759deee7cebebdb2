package io.keyfolio.identity.credential.cache;

import io.keyfolio.identity.credential.SecurityIdentities;
import io.keyfolio.identity.credential.VerifiedCredential;
import io.keyfolio.identity.credential.lookup.LookupResult;
import io.keyfolio.identity.invalidation.Freshness;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Duration;

/** A cache entry: the result of a look-up, the number of the last change before it, and the places of its changes. */
public final class CacheEntry {

    /** How long a refusal is cached: long enough to absorb a client that retries in a loop. */
    private static final Duration REFUSAL = Duration.ofSeconds(1);

    private static final int ANYWHERE = 0;

    private final LookupResult lookupResult;
    private final SecurityIdentity identity;
    private final long since;
    private final int credentialPlace;
    private final int ownerPlace;
    private final long foundAt = System.nanoTime();

    CacheEntry(LookupResult lookupResult, long since) {
        VerifiedCredential verified = lookupResult.verified();
        this.lookupResult = lookupResult;
        this.since = since;
        this.identity = verified == null ? null : SecurityIdentities.of(verified);
        this.ownerPlace =
                verified == null ? ANYWHERE : Freshness.place(verified.owner().id());
        this.credentialPlace =
                verified == null ? ANYWHERE : verified.credential().freshnessPlace();
    }

    /** The credential; null when the token is unknown. */
    public VerifiedCredential verified() {
        return lookupResult.verified();
    }

    /** The identity of the credential; null when the token is unknown. */
    public SecurityIdentity identity() {
        return identity;
    }

    boolean isLasting() {
        return lookupResult.isLasting();
    }

    /** Whether neither its credential nor its account has changed since the look-up. */
    boolean holds(Freshness freshness) {
        return freshness.holds(since, credentialPlace, ownerPlace);
    }

    /** Whether it is a credential, which stays as long as the cache holds it, or a recent refusal. */
    boolean isInTime(long nanoTime) {
        return lookupResult.verified() != null || nanoTime - foundAt < REFUSAL.toNanos();
    }
}
