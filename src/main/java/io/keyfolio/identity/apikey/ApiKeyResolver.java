package io.keyfolio.identity.apikey;

import io.keyfolio.identity.credential.ApiKeyCredential;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.CredentialKind;
import io.keyfolio.identity.credential.lookup.CredentialResolver;
import io.keyfolio.identity.credential.lookup.CredentialRows;
import io.keyfolio.identity.credential.lookup.LookupResult;
import io.keyfolio.identity.token.KeyToken;
import io.keyfolio.platform.http.address.ClientAddresses;
import io.keyfolio.platform.transaction.StatementRetry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Resolves API keys. */
@Singleton
class ApiKeyResolver implements CredentialResolver {

    private final Pool database;
    private final LastUsedWriter uses;
    private final ClientAddresses addresses;

    ApiKeyResolver(Pool database, LastUsedWriter uses, ClientAddresses addresses) {
        this.database = database;
        this.uses = uses;
        this.addresses = addresses;
    }

    @Override
    public CredentialKind kind() {
        return CredentialKind.API_KEY;
    }

    @Override
    public boolean claims(String token) {
        return KeyToken.looksLikeOne(token);
    }

    @Override
    public Uni<LookupResult> lookUp(String token) {
        return KeyToken.parse(token).map(this::find).orElseGet(LookupResult::malformed);
    }

    @Override
    public void noteUse(Credential credential, HttpServerRequest request) {
        uses.record((ApiKeyCredential) credential, addresses.of(request));
    }

    /** A missing row is no lasting refusal, because a later key may get its id; a wrong secret is one: digests never change. */
    private Uni<LookupResult> find(KeyToken token) {
        return StatementRetry.once(database, client -> ApiKeyStore.find(client, token.id()))
                .map(row -> row == null ? LookupResult.NOT_FOUND : found(token, row));
    }

    private static LookupResult found(KeyToken token, Row row) {
        boolean fits = token.secret().hasDigest(row.getBuffer("digest").getBytes());
        return fits ? CredentialRows.found(credential(token, row), row) : LookupResult.NEVER;
    }

    private static Credential credential(KeyToken token, Row row) {
        Set<String> abilities = new LinkedHashSet<>(List.of(row.getArrayOfStrings("abilities")));
        return new ApiKeyCredential(CredentialRows.owner(row), token.id(), abilities);
    }
}
