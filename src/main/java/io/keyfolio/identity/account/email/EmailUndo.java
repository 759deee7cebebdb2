package io.keyfolio.identity.account.email;

import io.keyfolio.identity.id.AccountId;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An e-mail address that an account gave up: for a week, the account can have it back, and no other account can take it. */
@Entity
@Table(name = "email_undo")
public class EmailUndo extends PanacheEntityBase {

    /** How long a change can be undone. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "account_id", updatable = false)
    UUID account;

    @Column(name = "email_key", updatable = false)
    public String emailKey;

    @Column(updatable = false)
    public String email;

    @Column(name = "changed_at", updatable = false)
    public Instant changedAt;

    @Column(name = "expires_at", updatable = false)
    Instant expiresAt;

    /** Remembers an address that an account gives up now, in the present Hibernate session; the row of the account must be locked. */
    public static Uni<Void> remember(AccountId account, String email, String emailKey, Instant now) {
        EmailUndo undo = new EmailUndo();
        undo.account = account.value();
        undo.email = email;
        undo.emailKey = emailKey;
        undo.changedAt = now;
        undo.expiresAt = now.plus(LIFETIME);
        return delete("account = ?1 and emailKey = ?2", undo.account, emailKey)
                .chain(() -> undo.persistAndFlush())
                .replaceWithVoid();
    }

    /** Emits the address that an account gave up; null if it did not, or more than a week ago. */
    public static Uni<EmailUndo> findValid(AccountId account, String emailKey, Instant now) {
        return find("account = ?1 and emailKey = ?2 and expiresAt > ?3", account.value(), emailKey, now)
                .firstResult();
    }

    /** Emits whether an account other than the given one can have the address back. */
    public static Uni<Boolean> isReserved(String emailKey, AccountId taker, Instant now) {
        return count("emailKey = ?1 and account <> ?2 and expiresAt > ?3", emailKey, taker.value(), now)
                .map(rows -> rows > 0);
    }

    /**
     * Forgets this address and all that the account gave up later. Otherwise, a thief who changed the address twice could restore
     * the one in between after its owner has restored the first.
     */
    public Uni<Long> forgetWithLater() {
        return delete("account = ?1 and changedAt >= ?2", account, changedAt);
    }
}
