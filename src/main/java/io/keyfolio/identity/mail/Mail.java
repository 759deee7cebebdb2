package io.keyfolio.identity.mail;

import io.keyfolio.identity.account.email.Mailbox;
import io.keyfolio.identity.id.AccountId;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A mail to send, as the transaction of its reason stores it. {@link MailStore} has the statements of the worker. */
@Entity
@Table(name = "mail")
class Mail extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(updatable = false)
    String kind;

    @Column(name = "account_id", updatable = false)
    UUID account;

    @Column(updatable = false)
    String recipient;

    @Column(name = "recipient_key", updatable = false)
    String recipientKey;

    /** The address of the client that asked for the mail; null for a notice. */
    @Column(name = "requested_from", updatable = false)
    String requestedFrom;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "due_at", updatable = false)
    Instant dueAt;

    /** Values for the template, as a JSON object; null for none. */
    @Column(updatable = false)
    String details;

    /** A mail to an account at an address that is or was its own, or that it wishes for; a notice is requested from nowhere. */
    static Mail toAccount(MailKind kind, AccountId account, String address, String requestedFrom, Instant now) {
        Mail mail = requested(kind, address, requestedFrom, now);
        mail.account = account.value();
        return mail;
    }

    /** A mail with a link, to an address that may have no account. */
    static Mail requested(MailKind kind, String address, String requestedFrom, Instant now) {
        Mail mail = new Mail();
        mail.kind = kind.label();
        mail.recipient = address;
        mail.recipientKey = Mailbox.key(address);
        mail.requestedFrom = requestedFrom;
        mail.createdAt = now;
        mail.dueAt = now;
        return mail;
    }

    /** The mail with values for its template. */
    Mail with(Map<String, String> values) {
        details = values.isEmpty() ? null : JsonObject.mapFrom(values).encode();
        return this;
    }

    /** Emits how many mails of some kinds were stored for a recipient since a time. */
    static Uni<Long> countSince(String recipientKey, List<String> kinds, Instant time) {
        return count("recipientKey = ?1 and kind in ?2 and createdAt > ?3", recipientKey, kinds, time);
    }
}
