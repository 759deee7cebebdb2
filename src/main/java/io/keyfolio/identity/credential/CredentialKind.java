package io.keyfolio.identity.credential;

import java.util.Set;

/**
 * The kinds of credentials, in the order in which a token is tried as one of them: a bar makes every token an API key,
 * whatever it starts with.
 */
public enum CredentialKind {
    API_KEY("api-key"),
    ACCOUNT_KEY("account-key"),
    SESSION("session");

    private final String label;

    CredentialKind(String label) {
        this.label = label;
    }

    /** The published name, in audit events, metrics and the headers for services behind a gateway. */
    public String label() {
        return label;
    }

    /** The roles of a caller that presents a credential of this kind, which some routes require. */
    public Set<String> roles() {
        return switch (this) {
            case API_KEY, ACCOUNT_KEY -> Set.of();
            case SESSION -> Set.of(Credential.SESSION_ROLE);
        };
    }

    /** Whether verification accepts it for the services behind a gateway. */
    public boolean admitsToServices() {
        return switch (this) {
            case API_KEY, SESSION -> true;
            case ACCOUNT_KEY -> false;
        };
    }

    /** Whether agents may connect with it. A session belongs to a person, not to a machine. */
    public boolean admitsAgents() {
        return switch (this) {
            case API_KEY, ACCOUNT_KEY -> true;
            case SESSION -> false;
        };
    }
}
