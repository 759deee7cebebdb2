package io.keyfolio.identity.session;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.SessionId;
import io.keyfolio.platform.http.lifecycle.RequestOrigin;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A session: one sign-in, whose session token is valid until the row is deleted or expires. */
@Entity
@Table(name = "session")
public class Session extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column(name = "account_id", updatable = false)
    UUID account;

    /** When its token was issued. */
    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    public Instant expiresAt;

    /** When the account signed in, however often the token was exchanged since; null on rows older than this column. */
    @Column(name = "signed_in_at", updatable = false)
    Instant signedInAt;

    /** When a request last used the token; only {@link LastSeenWriter} writes it. */
    @Column(name = "last_seen_at", insertable = false, updatable = false)
    Instant lastSeenAt;

    @Column(name = "user_agent", updatable = false)
    public String userAgent;

    @Column(updatable = false)
    public String address;

    static Session of(SessionTokens.Minted token, RequestOrigin origin, Instant signedInAt) {
        Session session = new Session();
        session.id = token.session().value();
        session.account = token.account().value();
        session.createdAt = token.issuedAt();
        session.expiresAt = token.expiresAt();
        session.signedInAt = signedInAt;
        session.userAgent = origin.userAgent();
        session.address = origin.address();
        return session;
    }

    /** Lists the account's sessions that have not expired, the earliest sign-in first. */
    public static Uni<List<Session>> listLive(AccountId account, Instant now) {
        return list(
                "account = ?1 and expiresAt > ?2 order by coalesce(signedInAt, createdAt), id", account.value(), now);
    }

    /** Ends the session and emits it, for one of two callers at once; the other fails as with an unknown token. */
    static Uni<Session> take(SessionId id) {
        return Session.<Session>findById(id.value()).call(() -> end(id).invoke(Session::requireEnded));
    }

    /** Emits whether the session was still there. */
    public static Uni<Boolean> end(SessionId id) {
        return delete("id", id.value()).map(rows -> rows == 1);
    }

    /** Emits whether the account had such a session. */
    public static Uni<Boolean> endOwned(SessionId id, AccountId account) {
        return delete("id = ?1 and account = ?2", id.value(), account.value()).map(rows -> rows == 1);
    }

    /** Ends all other sessions of the account; emits how many there were. */
    public static Uni<Long> endOthers(AccountId account, SessionId kept) {
        return delete("account = ?1 and id <> ?2", account.value(), kept.value());
    }

    /** Ends all sessions of the account; emits how many there were. */
    public static Uni<Long> endAllOf(AccountId account) {
        return delete("account", account.value());
    }

    static Uni<Long> endAll(List<SessionId> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(0L)
                : delete("id in ?1", ids.stream().map(SessionId::value).toList());
    }

    /** The id, as other classes take it. */
    public SessionId sessionId() {
        return new SessionId(id);
    }

    /** A session for the same sign-in under another token. It keeps the user agent if the new request has none. */
    Session under(SessionTokens.Minted token, RequestOrigin origin) {
        String agent = Optional.ofNullable(origin.userAgent()).orElse(userAgent);
        return of(token, new RequestOrigin(origin.address(), agent, origin.requestId()), signedInAt());
    }

    /** When the account signed in, before any exchange of the token. */
    public Instant signedInAt() {
        return signedInAt == null ? createdAt : signedInAt;
    }

    /** When the row says that the token was last used; the time of its issue if it was not used. */
    Instant lastUsedAt() {
        Instant begun = signedInAt().isAfter(createdAt) ? signedInAt() : createdAt;
        return lastSeenAt == null || lastSeenAt.isBefore(begun) ? begun : lastSeenAt;
    }

    private static void requireEnded(boolean ended) {
        if (!ended) {
            throw new AuthenticationFailedException();
        }
    }
}
