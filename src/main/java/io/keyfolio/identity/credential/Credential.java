package io.keyfolio.identity.credential;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;

/** A verified credential: its account and its abilities. Each kind implements what differs between kinds. */
public sealed interface Credential extends Principal permits SessionCredential, ApiKeyCredential, AccountKeyCredential {

    /** The role of a caller with a session, which some routes require. */
    String SESSION_ROLE = "session";

    /** The kind of the credential. */
    CredentialKind kind();

    /** The account that it belongs to. */
    UUID account();

    /** Its abilities. */
    Set<String> abilities();

    /** The key that identifies it among all credentials, in rate limits for example; not a secret. */
    Object key();

    /** The id that audit events record; null for a kind of which an account has one at a time. */
    String auditId();

    /** The id of the API key; null for every other kind. */
    Long apiKeyId();

    /** The place of its own changes in {@link io.keyfolio.identity.invalidation.Freshness}, beside the place of its account. */
    int freshnessPlace();

    @Override
    default String getName() {
        return account().toString();
    }
}
