package io.keyfolio.identity.credential;

import io.keyfolio.identity.account.AccountSnapshot;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.SessionId;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/** The caller: the credential of the current request. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public AccountId account() {
        return credential().account();
    }

    /** The account at the look-up of the credential, which costs no further read. */
    public AccountSnapshot owner() {
        return SecurityIdentities.owner(identity);
    }

    public Set<String> abilities() {
        return credential().abilities();
    }

    /** Whether the credential has an ability. */
    public boolean holds(String ability) {
        return Ability.covers(abilities(), ability);
    }

    public boolean isSession() {
        return identity.hasRole(Credential.SESSION_ROLE);
    }

    /** The id of the presented session; fails on other credentials, so call it only on routes that require a session. */
    public SessionId session() {
        return ((SessionCredential) credential()).id();
    }

    public Credential credential() {
        return (Credential) identity.getPrincipal();
    }
}
