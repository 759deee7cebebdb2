package io.keyfolio.identity.credential;

import io.keyfolio.identity.invalidation.Freshness;
import java.util.Set;
import java.util.UUID;

/** An API key: the credential of a program. The id is a {@code Long}, so that the look-up boxes it once for all requests. */
public record ApiKeyCredential(UUID account, Long id, Set<String> abilities) implements Credential {

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
    public Long apiKeyId() {
        return id;
    }

    @Override
    public int freshnessPlace() {
        return Freshness.place(id.longValue());
    }
}
