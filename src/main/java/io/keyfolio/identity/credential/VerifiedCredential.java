package io.keyfolio.identity.credential;

import io.keyfolio.identity.account.AccountSnapshot;
import java.time.Instant;

/**
 * A credential that was found, with its owner and its time. An account API key has no {@code issuedAt}; what does not expire
 * has no {@code expiresAt}.
 */
public record VerifiedCredential(Credential credential, AccountSnapshot owner, Instant issuedAt, Instant expiresAt) {

    /** Whether it has not expired, at a time in milliseconds since 1970. */
    public boolean isGoodAt(long millis) {
        return expiresAt == null || millis < expiresAt.toEpochMilli();
    }
}
