package io.keyfolio.session;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One sign-in; while its row stands and has not expired, its session token is good. */
@Entity
@Table(name = "session")
public class Session extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "account_id", updatable = false)
    UUID account;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    Instant expiresAt;

    static Session of(SessionTokens.Minted token) {
        Session session = new Session();
        session.id = token.session();
        session.account = token.account();
        session.createdAt = token.issuedAt();
        session.expiresAt = token.expiresAt();
        return session;
    }

    /** Emits whether the session was still there. */
    public static Uni<Boolean> end(UUID id) {
        return delete("id", id).map(rows -> rows == 1);
    }

    public static Uni<Long> endOthers(UUID account, UUID kept) {
        return delete("account = ?1 and id <> ?2", account, kept);
    }
}
