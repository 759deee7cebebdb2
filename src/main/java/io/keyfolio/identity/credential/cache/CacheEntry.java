package io.keyfolio.identity.credential.cache;

import io.keyfolio.identity.credential.SecurityIdentities;
import io.keyfolio.identity.credential.VerifiedCredential;
import io.keyfolio.identity.credential.lookup.LookupResult;
import io.keyfolio.identity.invalidation.Freshness;
import io.keyfolio.platform.database.primary.PrimaryProof;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Duration;

/**
 * A cache entry: the result of a look-up, its time and the number of the last change before it, and the places of its changes.
 */
public final class CacheEntry {

    /** How long a refusal is cached: long enough to absorb a client that retries in a loop. */
    private static final Duration REFUSAL = Duration.ofSeconds(1);

    private static final int ANYWHERE = 0;

    private final LookupResult lookupResult;
    private final SecurityIdentity identity;
    private final long since;
    private final int credentialHash;
    private final int ownerHash;
    private final long askedAt;
    private final long foundAt = System.nanoTime();

    CacheEntry(LookupResult lookupResult, long since, long askedAt) {
        VerifiedCredential verified = lookupResult.verified();
        this.lookupResult = lookupResult;
        this.since = since;
        this.askedAt = askedAt;
        this.identity = verified == null ? null : SecurityIdentities.of(verified);
        this.ownerHash =
                verified == null ? ANYWHERE : Freshness.hash(verified.owner().id());
        this.credentialHash =
                verified == null ? ANYWHERE : verified.credential().freshnessHash();
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

    /** The result of the look-up. */
    LookupResult lookupResult() {
        return lookupResult;
    }

    /** Whether the database was asked so recently that a later revocation is not a second old. */
    boolean isRecent() {
        return System.nanoTime() - askedAt < PrimaryProof.VALIDITY.toNanos();
    }

    /** Whether neither its credential nor its account has changed since the look-up. */
    boolean holds(Freshness freshness) {
        return freshness.holds(since, credentialHash, ownerHash);
    }

    /** Whether it is a credential, which stays as long as the cache holds it, or a recent refusal. */
    boolean isInTime(long nanoTime) {
        return lookupResult.verified() != null || nanoTime - foundAt < REFUSAL.toNanos();
    }
}
