package io.keyfolio.identity.credential;

import io.keyfolio.identity.account.AccountSnapshot;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;

/** Who asks: the credential of the request being answered. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public UUID account() {
        return credential().account();
    }

    /** The account as it was found with the credential, so that reading it costs nothing more. */
    public AccountSnapshot owner() {
        return identity.getAttribute(SecurityIdentities.OWNER);
    }

    public Set<String> abilities() {
        return credential().abilities();
    }

    public boolean holds(String ability) {
        return Ability.covers(abilities(), ability);
    }

    public boolean isSession() {
        return identity.hasRole(Credential.SESSION_ROLE);
    }

    /** The session that was presented; only on routes that admit nothing else. */
    public UUID session() {
        return ((SessionCredential) credential()).id();
    }

    public Credential credential() {
        return (Credential) identity.getPrincipal();
    }
}
