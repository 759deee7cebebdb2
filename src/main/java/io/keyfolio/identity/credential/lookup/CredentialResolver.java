package io.keyfolio.identity.credential.lookup;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.CredentialKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/** Resolves the tokens of one kind of credential: recognises them, looks them up and notes their use. */
public interface CredentialResolver {

    /** The kind that it resolves. */
    CredentialKind kind();

    /** Whether a token has the form of this kind; it is then tried as no other kind. */
    boolean claims(String token);

    /**
     * Looks up a token that it claims, expired or not. A token with a wrong form, checksum or signature is refused without the
     * database; any other costs one prepared statement.
     */
    Uni<LookupResult> lookUp(String token);

    /** Notes that a credential of this kind was used, without a write during the request. */
    void noteUse(Credential credential, HttpServerRequest request);
}
