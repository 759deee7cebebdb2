package io.keyfolio.identity.credential;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.identity.invalidation.Freshness;
import java.util.Set;

/** An API key: the credential of a program. */
public record ApiKeyCredential(AccountId account, ApiKeyId id, Set<String> abilities) implements Credential {

    public ApiKeyCredential {
        abilities = Set.copyOf(abilities);
    }

    @Override
    public CredentialKind kind() {
        return CredentialKind.API_KEY;
    }

    @Override
    public Object key() {
        return id;
    }

    @Override
    public String auditId() {
        return id.toString();
    }

    @Override
    public ApiKeyId apiKeyId() {
        return id;
    }

    @Override
    public int freshnessHash() {
        return Freshness.hash(id);
    }
}
