package io.keyfolio.identity.credential;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.identity.invalidation.Freshness;
import java.util.Set;

/**
 * An account API key: the credential of agents. An account has one at a time; the digest (SHA-256, hexadecimal) tells it from
 * earlier ones.
 */
public record AccountKeyCredential(AccountId account, String digest) implements Credential {

    @Override
    public CredentialKind kind() {
        return CredentialKind.ACCOUNT_KEY;
    }

    @Override
    public Set<String> abilities() {
        return Set.of(Ability.AGENTS_CONNECT);
    }

    @Override
    public Object key() {
        return digest;
    }

    @Override
    public String auditId() {
        return null;
    }

    @Override
    public ApiKeyId apiKeyId() {
        return null;
    }

    @Override
    public int freshnessHash() {
        return Freshness.hash(account);
    }
}
