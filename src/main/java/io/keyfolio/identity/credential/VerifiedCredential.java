package io.keyfolio.identity.credential;

import io.keyfolio.identity.account.AccountSnapshot;
import java.time.Instant;

/**
 * A credential that a look-up found, with its account and its times. {@code issuedAt} is null for an account API key, and
 * {@code expiresAt} for a credential that does not expire.
 */
public record VerifiedCredential(Credential credential, AccountSnapshot owner, Instant issuedAt, Instant expiresAt) {

    /** Whether it is unexpired at a time in milliseconds since 1970. */
    public boolean isGoodAt(long millis) {
        return expiresAt == null || millis < expiresAt.toEpochMilli();
    }
}
