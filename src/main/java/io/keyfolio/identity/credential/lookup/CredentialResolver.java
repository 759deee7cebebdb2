package io.keyfolio.identity.credential.lookup;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.CredentialKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/**
 * The part of a kind of credential that needs the service: recognises its tokens, looks them up and notes their use. It stands
 * in the package of its rows.
 */
public interface CredentialResolver {

    CredentialKind kind();

    /** Whether a token means to be of this kind, by its looks alone; it is then tried as no other. */
    boolean claims(String token);

    /**
     * Looks up a token that it claims; what has expired is found, too. A token that is malformed, forged or altered is refused
     * without the database; any other costs one prepared statement.
     */
    Uni<LookupResult> lookUp(String token);

    /** Notes that a credential of this kind was used; never by a write of the request's own. */
    void noteUse(Credential credential, HttpServerRequest request);
}
