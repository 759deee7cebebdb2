package io.keyfolio.identity.account;

import io.keyfolio.platform.crypto.Sealer;
import java.time.Instant;
import java.util.UUID;

/** A snapshot of the account at the look-up of its credential, from which reads of the profile and preferences are answered. */
public record AccountSnapshot(
        UUID id,
        String username,
        String email,
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
        return "AccountSnapshot[id=" + id + "]";
    }
}
