package io.keyfolio.identity.account;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.crypto.Sealer;
import java.time.Instant;

/** A snapshot of the account at the look-up of its credential, from which reads of the profile and preferences are answered. */
public record AccountSnapshot(
        AccountId id,
        String username,
        String email,
        boolean emailVerified,
        String name,
        String avatarUrl,
        Instant createdAt,
        Sealer.Sealed key,
        String timezone,
        String language,
        String theme) {

    /** Hides everything but the id, because instances may end up in log statements. */
    @Override
    public String toString() {
        return "AccountSnapshot[id=" + id.value() + "]";
    }
}
