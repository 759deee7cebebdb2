package io.keyfolio.identity.credential;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.identity.id.SessionId;
import io.keyfolio.identity.invalidation.Freshness;
import java.util.Set;

/** A session: the credential of one sign-in, which has all abilities. */
public record SessionCredential(AccountId account, SessionId id) implements Credential {

    @Override
    public CredentialKind kind() {
        return CredentialKind.SESSION;
    }

    @Override
    public Set<String> abilities() {
        return Set.of(Ability.ALL);
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
        return null;
    }

    /** The end of a session is announced as a change of its account. */
    @Override
    public int freshnessHash() {
        return Freshness.hash(account);
    }
}
