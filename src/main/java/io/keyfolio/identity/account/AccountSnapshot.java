package io.keyfolio.identity.account;

import io.keyfolio.platform.crypto.Sealer;
import java.time.Instant;
import java.util.UUID;

/**
 * The account behind a credential, as it was when the credential was last looked up; what its owner reads of it is answered
 * from here.
 */
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

    /** Never what it says: instances end up in log statements. */
    @Override
    public String toString() {
        return "AccountSnapshot[id=" + id + "]";
    }
}
