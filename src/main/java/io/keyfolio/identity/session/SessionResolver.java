package io.keyfolio.identity.session;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.CredentialKind;
import io.keyfolio.identity.credential.SessionCredential;
import io.keyfolio.identity.credential.lookup.CredentialResolver;
import io.keyfolio.identity.credential.lookup.CredentialRows;
import io.keyfolio.identity.credential.lookup.LookupResult;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.transaction.StatementRetry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;

/** Resolves session tokens. */
@Singleton
class SessionResolver implements CredentialResolver {

    /** How a JSON object, an opening brace and a quotation mark, begins in base64url. */
    private static final String JWT_START = "ey";

    private final Pool database;
    private final SessionTokens tokens;
    private final LastSeenWriter seen;

    SessionResolver(Pool database, SessionTokens tokens, LastSeenWriter seen) {
        this.database = database;
        this.tokens = tokens;
        this.seen = seen;
    }

    @Override
    public CredentialKind kind() {
        return CredentialKind.SESSION;
    }

    @Override
    public boolean claims(String token) {
        return token.startsWith(JWT_START);
    }

    @Override
    public Uni<LookupResult> lookUp(String token) {
        return tokens.verify(token).chain(genuine -> genuine.map(this::find).orElseGet(LookupResult::malformed));
    }

    @Override
    public void noteUse(Credential credential, HttpServerRequest request) {
        seen.record((SessionCredential) credential);
    }

    /**
     * Finds the session of a genuine token. A missing row is a lasting refusal: sessions are stored before their tokens are sent,
     * and never stored again.
     */
    private Uni<LookupResult> find(SessionTokens.Presented token) {
        return StatementRetry.once(database, client -> SessionStore.find(client, token.session()))
                .map(row -> row == null ? LookupResult.NEVER : found(token, row));
    }

    private static LookupResult found(SessionTokens.Presented token, Row row) {
        AccountId owner = CredentialRows.owner(row);
        return owner.equals(token.account())
                ? CredentialRows.found(new SessionCredential(owner, token.session()), row)
                : LookupResult.NEVER;
    }
}
