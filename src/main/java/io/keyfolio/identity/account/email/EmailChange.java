package io.keyfolio.identity.account.email;

import io.keyfolio.identity.id.AccountId;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The e-mail address that an account wishes for; it takes effect when its owner has proved to receive mail at it. */
@Entity
@Table(name = "email_change")
public class EmailChange extends PanacheEntityBase {

    @Id
    @Column(name = "account_id")
    UUID account;

    @Column(updatable = false)
    public String email;

    @Column(name = "email_key", updatable = false)
    public String emailKey;

    @Column(name = "requested_at", updatable = false)
    Instant requestedAt;

    /** Stores the wish in place of an earlier one, in the present Hibernate session; the row of the account must be locked. */
    public static Uni<Void> request(AccountId account, String email, Instant now) {
        EmailChange change = new EmailChange();
        change.account = account.value();
        change.email = email;
        change.emailKey = Mailbox.key(email);
        change.requestedAt = now;
        return cancel(account).chain(() -> change.persistAndFlush()).replaceWithVoid();
    }

    /** Emits the wish of an account; null if it has none. */
    public static Uni<EmailChange> findOf(AccountId account) {
        return find("account", account.value()).firstResult();
    }

    /** Deletes the wish of an account, if it has one. */
    public static Uni<Long> cancel(AccountId account) {
        return delete("account", account.value());
    }
}
