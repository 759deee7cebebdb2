package io.keyfolio.identity.credential.cache;

import io.keyfolio.identity.credential.SecurityIdentities;
import io.keyfolio.identity.credential.VerifiedCredential;
import io.keyfolio.identity.credential.lookup.LookupResult;
import io.keyfolio.identity.invalidation.Freshness;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Duration;

/** What is remembered of a token: what was found, what number the last change had before, and where its changes are noted. */
public final class CacheEntry {

    /** How long nobody's token is remembered as that: long enough for a loop that tries it again and again. */
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

    /** Null when the token is nobody's. */
    public VerifiedCredential verified() {
        return lookupResult.verified();
    }

    public SecurityIdentity identity() {
        return identity;
    }

    boolean isLasting() {
        return lookupResult.isLasting();
    }

    /** Whether nothing that it rests on has changed. */
    boolean holds(Freshness freshness) {
        return freshness.holds(since, credentialPlace, ownerPlace);
    }

    /** What is good is held as long as the cache holds it. */
    boolean isInTime(long nanoTime) {
        return lookupResult.verified() != null || nanoTime - foundAt < REFUSAL.toNanos();
    }
}
