package io.keyfolio.identity.credential;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;

/** A verified credential: whose it is and what it may do. What differs between kinds, each kind answers for itself. */
public sealed interface Credential extends Principal permits SessionCredential, ApiKeyCredential, AccountKeyCredential {

    /** The role of a caller who signed in; some routes admit nobody else. */
    String SESSION_ROLE = "session";

    CredentialKind kind();

    /** The account it belongs to. */
    UUID account();

    /** What it may do. */
    Set<String> abilities();

    /** What tells it from all others, and what its rate limit is counted by; no secret. */
    Object key();

    /** The id that audit events record; null for a kind of which an account has one. */
    String auditId();

    /** The id of the API key that it is; null for every other kind. */
    Long apiKeyId();

    /** The place in {@link io.keyfolio.identity.invalidation.Freshness} where its changes are noted, beside its account's. */
    int freshnessPlace();

    @Override
    default String getName() {
        return account().toString();
    }
}
