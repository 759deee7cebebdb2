package io.keyfolio.authentication;

import io.keyfolio.change.Freshness;
import io.keyfolio.security.Credential;
import io.keyfolio.security.Identities;
import io.keyfolio.security.VerifiedCredential;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Duration;

/** What is remembered of a token: what was found, what number the last change had before, and where its changes are noted. */
final class Memory {

    /** How long nobody's token is remembered as that: long enough for a loop that tries it again and again. */
    private static final Duration REFUSAL = Duration.ofSeconds(1);

    private static final int ANYWHERE = 0;

    private final Finding finding;
    private final SecurityIdentity identity;
    private final long since;
    private final int credentialPlace;
    private final int ownerPlace;
    private final long foundAt = System.nanoTime();

    Memory(Finding finding, long since) {
        VerifiedCredential verified = finding.verified();
        this.finding = finding;
        this.since = since;
        this.identity = verified == null ? null : Identities.of(verified);
        this.ownerPlace =
                verified == null ? ANYWHERE : Freshness.place(verified.owner().id());
        this.credentialPlace = verified != null && verified.credential() instanceof Credential.ApiKey key
                ? Freshness.place(key.id())
                : ownerPlace;
    }

    /** Null when the token is nobody's. */
    VerifiedCredential verified() {
        return finding.verified();
    }

    SecurityIdentity identity() {
        return identity;
    }

    boolean isLasting() {
        return finding.isLasting();
    }

    /** Whether nothing that it rests on has changed. */
    boolean holds(Freshness freshness) {
        return freshness.holds(since, credentialPlace, ownerPlace);
    }

    /** What is good is held as long as the cache holds it. */
    boolean isInTime(long nanoTime) {
        return finding.verified() != null || nanoTime - foundAt < REFUSAL.toNanos();
    }
}
