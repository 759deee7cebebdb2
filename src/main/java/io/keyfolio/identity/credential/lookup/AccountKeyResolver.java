package io.keyfolio.identity.credential.lookup;

import io.keyfolio.identity.account.AccountStore;
import io.keyfolio.identity.credential.AccountKeyCredential;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.CredentialKind;
import io.keyfolio.identity.token.AccountKeyToken;
import io.keyfolio.platform.transaction.StatementRetry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.HexFormat;

/**
 * Resolves account API keys. Its place is not the package of accounts, because credentials depend on that package and it cannot
 * depend on them in turn.
 */
@Singleton
class AccountKeyResolver implements CredentialResolver {

    private final Pool database;

    AccountKeyResolver(Pool database) {
        this.database = database;
    }

    @Override
    public CredentialKind kind() {
        return CredentialKind.ACCOUNT_KEY;
    }

    @Override
    public boolean claims(String token) {
        return AccountKeyToken.looksLikeOne(token);
    }

    @Override
    public Uni<LookupResult> lookUp(String token) {
        return AccountKeyToken.parse(token).map(this::find).orElseGet(LookupResult::malformed);
    }

    /** Notes nothing, because the machines that it connects show its use. */
    @Override
    public void noteUse(Credential credential, HttpServerRequest request) {}

    private Uni<LookupResult> find(AccountKeyToken token) {
        byte[] digest = token.secret().digest();
        return StatementRetry.once(database, client -> AccountStore.findByKey(client, digest))
                .map(row -> row == null ? LookupResult.NOT_FOUND : found(digest, row));
    }

    private static LookupResult found(byte[] digest, Row row) {
        String hex = HexFormat.of().formatHex(digest);
        return CredentialRows.found(new AccountKeyCredential(CredentialRows.owner(row), hex), row);
    }
}
