package io.keyfolio.authentication;

import io.keyfolio.security.Credential;
import io.keyfolio.session.SessionTokens;
import io.keyfolio.token.AccountKeyToken;
import io.keyfolio.token.KeyToken;
import io.keyfolio.token.Secret;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/**
 * Tells whose a token is. A token that is malformed, forged or altered is refused without the database; any other
 * costs one prepared statement, sent outside Hibernate because nothing else on this path needs an entity.
 */
@Singleton
class CredentialVerifier {

    private static final String API_KEY =
            "select account_id, digest, abilities from api_key where id = $1 and (expires_at is null or expires_at > $2)";
    private static final String ACCOUNT_KEY = "select id from account where key_digest = $1";
    private static final String SESSION = "select account_id from session where id = $1 and expires_at > $2";

    private final Pool database;
    private final SessionTokens sessionTokens;
    private final Clock clock;

    CredentialVerifier(Pool database, SessionTokens sessionTokens, Clock clock) {
        this.database = database;
        this.sessionTokens = sessionTokens;
        this.clock = clock;
    }

    /** Emits the credential, or null when the token is not, or no longer, good. */
    Uni<Credential> verify(TokenKind kind, String token) {
        return switch (kind) {
            case API_KEY -> KeyToken.parse(token).map(this::apiKey).orElse(nobody());
            case ACCOUNT_KEY ->
                AccountKeyToken.parse(token).map(this::accountKey).orElse(nobody());
            case SESSION -> sessionTokens.read(token).map(this::session).orElse(nobody());
            case UNKNOWN -> nobody();
        };
    }

    private Uni<Credential> apiKey(KeyToken token) {
        return one(API_KEY, Tuple.of(token.id(), now()))
                .map(row -> row == null ? null : apiKey(token.id(), token.secret(), row));
    }

    private static Credential apiKey(long id, Secret secret, Row row) {
        byte[] digest = row.getBuffer("digest").getBytes();
        return secret.hasDigest(digest)
                ? new Credential.ApiKey(row.getUUID("account_id"), id, Set.of(row.getArrayOfStrings("abilities")))
                : null;
    }

    private Uni<Credential> accountKey(AccountKeyToken token) {
        byte[] digest = token.secret().digest();
        return one(ACCOUNT_KEY, Tuple.of(Buffer.buffer(digest)))
                .map(row -> row == null ? null : accountKey(digest, row));
    }

    private static Credential accountKey(byte[] digest, Row row) {
        return new Credential.AccountKey(row.getUUID("id"), HexFormat.of().formatHex(digest));
    }

    private Uni<Credential> session(SessionTokens.Presented token) {
        return one(SESSION, Tuple.of(token.session(), now()))
                .map(row -> row == null ? null : session(token, row.getUUID("account_id")));
    }

    private static Credential session(SessionTokens.Presented token, UUID owner) {
        return owner.equals(token.account()) ? new Credential.Session(owner, token.session()) : null;
    }

    private Uni<Row> one(String sql, Tuple parameters) {
        return database.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Uni<Credential> nobody() {
        return Uni.createFrom().nullItem();
    }
}
