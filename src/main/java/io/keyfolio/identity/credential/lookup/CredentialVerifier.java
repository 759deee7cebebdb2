package io.keyfolio.identity.credential.lookup;

import io.keyfolio.identity.credential.AccountKeyCredential;
import io.keyfolio.identity.credential.ApiKeyCredential;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.SessionCredential;
import io.keyfolio.identity.credential.VerifiedCredential;
import io.keyfolio.identity.session.SessionTokens;
import io.keyfolio.identity.token.AccountKeyToken;
import io.keyfolio.identity.token.KeyToken;
import io.keyfolio.identity.token.TokenKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Looks up whose a token is. A token that is malformed, forged or altered is refused without the database; any other
 * costs one prepared statement, sent outside Hibernate because nothing else on this path needs an entity.
 */
@Singleton
public class CredentialVerifier {

    private static final String API_KEY =
            "select key.digest, key.abilities, key.created_at as issued_at, key.expires_at, "
                    + AccountSnapshotColumns.NAMES
                    + " from api_key key join account on account.id = key.account_id where key.id = $1";
    private static final String ACCOUNT_KEY = "select " + AccountSnapshotColumns.NAMES
            + ", null::timestamptz as issued_at, null::timestamptz as expires_at from account where key_digest = $1";
    private static final String SESSION =
            "select session.created_at as issued_at, session.expires_at, " + AccountSnapshotColumns.NAMES
                    + " from session join account on account.id = session.account_id where session.id = $1";

    private final Pool database;
    private final SessionTokens sessionTokens;

    CredentialVerifier(Pool database, SessionTokens sessionTokens) {
        this.database = database;
        this.sessionTokens = sessionTokens;
    }

    /** Looks the token up; what has expired is found, too. */
    public Uni<LookupResult> lookUp(TokenKind kind, String token) {
        return switch (kind) {
            case API_KEY -> KeyToken.parse(token).map(this::apiKey).orElse(malformed());
            case ACCOUNT_KEY ->
                AccountKeyToken.parse(token).map(this::accountKey).orElse(malformed());
            case SESSION ->
                sessionTokens.verify(token).chain(genuine -> genuine.map(this::session)
                        .orElse(malformed()));
            case UNKNOWN -> malformed();
        };
    }

    /** An id without a row may get one; a row keeps its digest, so that another secret is wrong for good. */
    private Uni<LookupResult> apiKey(KeyToken token) {
        return one(API_KEY, Tuple.of(token.id())).map(row -> row == null ? LookupResult.NOT_FOUND : apiKey(token, row));
    }

    private static LookupResult apiKey(KeyToken token, Row row) {
        boolean fits = token.secret().hasDigest(row.getBuffer("digest").getBytes());
        return fits ? found(row, owner -> new ApiKeyCredential(owner, token.id(), abilities(row))) : LookupResult.NEVER;
    }

    private static Set<String> abilities(Row row) {
        return new LinkedHashSet<>(List.of(row.getArrayOfStrings("abilities")));
    }

    private Uni<LookupResult> accountKey(AccountKeyToken token) {
        byte[] digest = token.secret().digest();
        String hex = HexFormat.of().formatHex(digest);
        return one(ACCOUNT_KEY, Tuple.of(Buffer.buffer(digest)))
                .map(row -> row == null
                        ? LookupResult.NOT_FOUND
                        : found(row, owner -> new AccountKeyCredential(owner, hex)));
    }

    /** The token is genuine: its session was stored before anybody saw it, and is not stored again. */
    private Uni<LookupResult> session(SessionTokens.Presented token) {
        return one(SESSION, Tuple.of(token.session()))
                .map(row -> row == null ? LookupResult.NEVER : session(token, row));
    }

    private static LookupResult session(SessionTokens.Presented token, Row row) {
        return AccountSnapshotColumns.id(row).equals(token.account())
                ? found(row, owner -> new SessionCredential(owner, token.session()))
                : LookupResult.NEVER;
    }

    private static LookupResult found(Row row, Function<UUID, Credential> credential) {
        return new LookupResult(
                new VerifiedCredential(
                        credential.apply(AccountSnapshotColumns.id(row)),
                        AccountSnapshotColumns.read(row),
                        AccountSnapshotColumns.instant(row, "issued_at"),
                        AccountSnapshotColumns.instant(row, "expires_at")),
                true);
    }

    private Uni<Row> one(String sql, Tuple parameters) {
        return database.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next());
    }

    private static Uni<LookupResult> malformed() {
        return Uni.createFrom().item(LookupResult.NOT_FOUND);
    }
}
