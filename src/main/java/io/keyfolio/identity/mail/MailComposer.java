package io.keyfolio.identity.mail;

import io.keyfolio.identity.account.AccountStore;
import io.keyfolio.identity.account.email.EmailChangeStore;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.ServiceAuditTrail;
import io.keyfolio.identity.mail.MailStore.Claimed;
import io.keyfolio.platform.crypto.Secret;
import io.keyfolio.platform.mail.MailLinks;
import io.keyfolio.platform.mail.MailTime;
import io.keyfolio.platform.mail.OutgoingMail;
import io.keyfolio.platform.mail.template.MailTemplates;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes mails ready to send: finds the account, mints the token for the link, and has the text rendered in the account's language. */
@Singleton
class MailComposer {

    /** The template of the mail to an address that an account wishes for and another account has. */
    private static final String TAKEN = "address-taken";

    private static final Uni<Optional<Draft>> NOTHING = Uni.createFrom().item(Optional.empty());

    private final MailTemplates templates;
    private final MailLinks links;
    private final ServiceAuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    MailComposer(MailTemplates templates, MailLinks links, ServiceAuditTrail audit, Clock clock) {
        this.templates = templates;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /** Emits a draft of the mail; empty if there is nothing to send any more, because there is no such account for example. */
    Uni<Optional<Draft>> draft(SqlConnection transaction, Claimed mail) {
        return mail.isStale(clock.instant())
                ? NOTHING
                : find(transaction, mail)
                        .chain(recipient -> recipient == null ? NOTHING : draft(transaction, mail, recipient));
    }

    private static Uni<Recipient> find(SqlConnection transaction, Claimed mail) {
        return mail.account()
                .map(account -> AccountStore.findRecipient(transaction, account)
                        .map(row -> row == null ? null : Recipient.of(row).at(mail.recipient())))
                .orElseGet(() -> AccountStore.findRecipient(transaction, mail.recipient())
                        .map(row -> row == null ? null : Recipient.of(row)));
    }

    private Uni<Optional<Draft>> draft(SqlConnection transaction, Claimed mail, Recipient recipient) {
        return switch (mail.kind()) {
            case VERIFY_EMAIL -> recipient.verifiedAt() != null ? NOTHING : withLink(transaction, mail, recipient);
            case CHANGE_EMAIL -> change(transaction, mail, recipient);
            case RESET_PASSWORD, EMAIL_CHANGED -> withLink(transaction, mail, recipient);
            case PASSWORD_CHANGED, ACCOUNT_KEY_REGENERATED, NEW_DEVICE, API_KEYS_ENDING, API_KEYS_UNUSED ->
                made(new Draft(mail, recipient, mail.kind().label(), timeAndDetails(mail)));
        };
    }

    /** The mail to an address that belongs to another account has no link; its template tells the owner to sign in. */
    private Uni<Optional<Draft>> change(SqlConnection transaction, Claimed mail, Recipient recipient) {
        return EmailChangeStore.state(transaction, recipient.account(), recipient.email(), clock.instant())
                .chain(state -> switch (state) {
                    case OPEN -> withLink(transaction, mail, recipient);
                    case TAKEN -> made(new Draft(mail, recipient, TAKEN, Map.of()));
                    case GONE -> NOTHING;
                });
    }

    private Uni<Optional<Draft>> withLink(SqlConnection transaction, Claimed mail, Recipient recipient) {
        Secret token = Secret.generate("", random);
        Instant expiresAt = clock.instant().plus(mail.kind().tokenLifetime().orElseThrow());
        return MailTokenStore.insert(transaction, token.digest(), mail, recipient, expiresAt)
                .call(() -> noteFirst(transaction, mail, recipient))
                .map(stored ->
                        Optional.of(new Draft(mail, recipient, mail.kind().label(), values(mail, token))));
    }

    private static Uni<Optional<Draft>> made(Draft draft) {
        return Uni.createFrom().item(Optional.of(draft));
    }

    /** The audit shows the owner each request for a mail, with the address of its client. */
    private Uni<Void> noteFirst(SqlConnection transaction, Claimed mail, Recipient recipient) {
        return mail.kind() == MailKind.RESET_PASSWORD && mail.attempts() == 1
                ? audit.note(
                        transaction, recipient.account(), AuditAction.PASSWORD_RESET_REQUESTED, mail.requestedFrom())
                : Uni.createFrom().voidItem();
    }

    private Map<String, String> values(Claimed mail, Secret token) {
        Duration lifetime = mail.kind().tokenLifetime().orElseThrow();
        Map<String, String> values = timeAndDetails(mail);
        values.put("minutes", Long.toString(lifetime.toMinutes()));
        values.put("hours", Long.toString(lifetime.toHours()));
        values.put("days", Long.toString(lifetime.toDays()));
        values.put("link", link(mail.kind(), token.reveal()));
        return values;
    }

    private static Map<String, String> timeAndDetails(Claimed mail) {
        Map<String, String> values = new HashMap<>(mail.details());
        values.put("time", MailTime.of(mail.createdAt()));
        return values;
    }

    private String link(MailKind kind, String token) {
        return switch (kind) {
            case RESET_PASSWORD -> links.resetPassword(token);
            case EMAIL_CHANGED -> links.undoEmailChange(token);
            default -> links.verifyEmail(token);
        };
    }

    /** Emits the mail to send. It reads files, so call it after the transaction. */
    Uni<OutgoingMail> render(Draft draft) {
        return templates
                .render(draft.template, draft.recipient.language(), draft.values)
                .map(text -> new OutgoingMail(
                        draft.mail.kind().label() + "-" + draft.mail.id(), draft.recipient.email(), text));
    }

    /** A mail with the values of its template, which hold the token. */
    record Draft(Claimed mail, Recipient recipient, String template, Map<String, String> values) {

        @Override
        public String toString() {
            return "Draft[" + mail.id() + "]";
        }
    }
}
