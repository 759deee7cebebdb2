package io.keyfolio.identity.mail;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.crypto.Secret;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A token in the link of a mail, by its digest. Each attempt to send a mail makes a token. Those of one mail are valid together, until
 * one of them is used; those of earlier mails of the same kind to the same address are not valid any more. The address must be that of
 * the account, or the one that it wishes for, or one that it gave up, as the kind of the mail says.
 */
@Entity
@Table(name = "mail_token")
public class MailToken extends PanacheEntityBase {

    /** The names need the alias: without it, those in the inner query are its own. */
    private static final String VALID = "from MailToken token where token.digest = ?1 and token.kind in ?2"
            + " and token.expiresAt > ?3 and token.mail = (select max(newest.mail) from MailToken newest"
            + " where newest.account = token.account and newest.kind = token.kind and newest.emailKey = token.emailKey)"
            + " and token.emailKey in (select owner.emailKey from Account owner where owner.id = token.account"
            + " and token.kind in ('reset-password', 'verify-email')"
            + " union all select wish.emailKey from EmailChange wish where wish.account = token.account"
            + " and token.kind = 'change-email'"
            + " union all select undo.emailKey from EmailUndo undo where undo.account = token.account"
            + " and token.kind = 'email-changed' and undo.expiresAt > ?3)";

    @Id
    byte[] digest;

    @Column(updatable = false)
    String kind;

    @Column(name = "account_id", updatable = false)
    UUID account;

    @Column(name = "mail_id", updatable = false)
    long mail;

    /** The address that received the mail, without case. */
    @Column(name = "email_key", updatable = false)
    String emailKey;

    @Column(name = "expires_at", updatable = false)
    Instant expiresAt;

    /** Emits the token that a client presents, if it is valid; null otherwise. It stays valid. */
    static Uni<MailToken> findValid(List<MailKind> kinds, String presented, Instant now) {
        Optional<Secret> secret = Secret.parse(presented);
        List<String> labels = kinds.stream().map(MailKind::label).toList();
        return secret.isEmpty()
                ? Uni.createFrom().nullItem()
                : MailToken.<MailToken>find(VALID, secret.get().digest(), labels, now)
                        .firstResult();
    }

    /** Uses the token up, with all others of its kind to its address; emits whether it was still there. */
    Uni<Boolean> use() {
        return delete("digest", digest)
                .map(deleted -> deleted == 1)
                .call(() -> delete("account = ?1 and kind = ?2 and emailKey = ?3", account, kind, emailKey));
    }

    /** The kind of the mail. */
    public MailKind kind() {
        return MailKind.of(kind);
    }

    /** The mailbox that received the mail. */
    public String emailKey() {
        return emailKey;
    }

    /** The account that it was sent to. */
    public AccountId accountId() {
        return new AccountId(account);
    }
}
