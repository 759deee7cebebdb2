package io.keyfolio.testing;

import io.keyfolio.identity.account.AccountSnapshot;
import io.keyfolio.identity.credential.AccountKeyCredential;
import io.keyfolio.identity.credential.ApiKeyCredential;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.CredentialKind;
import io.keyfolio.identity.credential.SessionCredential;
import io.keyfolio.identity.credential.VerifiedCredential;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.identity.id.SessionId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A credential of a kind with all its published values; null for absent ones. */
public record PublishedKind(
        Credential credential,
        String label,
        String auditId,
        String apiKeyId,
        String abilities,
        Set<String> roles,
        boolean admitsToServices,
        boolean admitsAgents) {

    public static final String ACCOUNT_UUID = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    public static final AccountId ACCOUNT = new AccountId(UUID.fromString(ACCOUNT_UUID));

    private static final String SESSION = "0d5f1d0c-6d0c-4d6e-9b61-3c1f8f0a7c11";
    private static final String DIGEST = "00ff";

    /** The published kind; a missing case does not compile. */
    public static PublishedKind of(CredentialKind kind) {
        return switch (kind) {
            case API_KEY ->
                new PublishedKind(
                        new ApiKeyCredential(ACCOUNT, new ApiKeyId(4711), Set.of("orders:write", "orders:read")),
                        "api-key",
                        "4711",
                        "4711",
                        "orders:read orders:write",
                        Set.of(),
                        true,
                        true);
            case ACCOUNT_KEY ->
                new PublishedKind(
                        new AccountKeyCredential(ACCOUNT, DIGEST),
                        "account-key",
                        null,
                        null,
                        "agents:connect",
                        Set.of(),
                        false,
                        true);
            case SESSION ->
                new PublishedKind(
                        new SessionCredential(ACCOUNT, new SessionId(UUID.fromString(SESSION))),
                        "session",
                        SESSION,
                        null,
                        "*",
                        Set.of("session"),
                        true,
                        false);
        };
    }

    public VerifiedCredential verified() {
        Instant created = Instant.EPOCH;
        AccountSnapshot owner = new AccountSnapshot(
                ACCOUNT, "johndoe", "john@example.com", true, "John", null, created, null, "UTC", "en", "dark");
        return new VerifiedCredential(credential, owner, created, null);
    }
}
