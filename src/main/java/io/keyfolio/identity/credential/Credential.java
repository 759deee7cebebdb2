package io.keyfolio.identity.credential;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import java.security.Principal;
import java.util.Set;

/** A verified credential: its account and its abilities. Each kind implements what differs between kinds. */
public sealed interface Credential extends Principal permits SessionCredential, ApiKeyCredential, AccountKeyCredential {

    /** The role of a caller with a session, which some routes require. */
    String SESSION_ROLE = "session";

    /** The kind of the credential. */
    CredentialKind kind();

    /** The account that it belongs to. */
    AccountId account();

    /** Its abilities. */
    Set<String> abilities();

    /** The key that identifies it among all credentials, in rate limits for example; not a secret. */
    Object key();

    /** The id that audit events record; null for a kind of which an account has one at a time. */
    String auditId();

    /** The id of the API key; null for every other kind. */
    ApiKeyId apiKeyId();

    /** The hash of its own changes in {@link io.keyfolio.identity.invalidation.Freshness}, beside that of its account. */
    int freshnessHash();

    @Override
    default String getName() {
        return account().value().toString();
    }
}
