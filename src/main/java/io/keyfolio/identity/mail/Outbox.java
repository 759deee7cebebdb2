package io.keyfolio.identity.mail;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountStore;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.mail.MailSender;
import io.keyfolio.platform.problem.DomainException.NotConfigured;
import io.keyfolio.platform.transaction.BoundedTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Stores mails to send. A notice is stored in the transaction of its reason, so that both happen or neither; {@code MailWorker} sends
 * it afterwards.
 */
@Singleton
public class Outbox {

    /** The mails with links that one mailbox gets in an hour. */
    private static final int MOST_PER_HOUR = 3;

    private static final Duration HOUR = Duration.ofHours(1);

    private static final List<String> WITH_LINKS = Arrays.stream(MailKind.values())
            .filter(kind -> !kind.isNotice())
            .map(MailKind::label)
            .toList();

    private final MailSender sender;
    private final BoundedTransactions transactions;
    private final Clock clock;

    Outbox(MailSender sender, BoundedTransactions transactions, Clock clock) {
        this.sender = sender;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Throws {@link NotConfigured} if no mail can be sent. */
    public void requireConfigured() {
        sender.requireConfigured();
    }

    /** Stores a notice to an account in the present Hibernate session; does nothing if no mail can be sent. */
    public Uni<Void> notice(MailKind kind, AccountId account) {
        return notice(kind, account, Map.of());
    }

    /** As {@link #notice(MailKind, AccountId)}, with values for the template. They must not contain what a client chose. */
    public Uni<Void> notice(MailKind kind, AccountId account, Map<String, String> details) {
        return sender.isConfigured()
                ? Account.require(account)
                        .chain(owner -> Mail.toAccount(kind, account, owner.email, null, clock.instant())
                                .with(details)
                                .persist())
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /**
     * Stores a notice to an account in a transaction of the reactive client, with values for the template that depend on whether the
     * address is verified. Does nothing if there is no such account.
     */
    public Uni<Void> notice(
            SqlConnection transaction,
            MailKind kind,
            AccountId account,
            Function<Recipient, Map<String, String>> details) {
        return AccountStore.findRecipient(transaction, account)
                .chain(row -> row == null
                        ? Uni.createFrom().voidItem()
                        : MailStore.notice(transaction, notice(kind, Recipient.of(row), details)));
    }

    private Mail notice(MailKind kind, Recipient recipient, Function<Recipient, Map<String, String>> details) {
        return Mail.toAccount(kind, recipient.account(), recipient.email(), null, clock.instant())
                .with(details.apply(recipient));
    }

    /** As {@link #notice}, to an address that the account had. */
    public Uni<Void> noticeTo(String address, MailKind kind, AccountId account) {
        return sender.isConfigured()
                ? Mail.toAccount(kind, account, address, null, clock.instant())
                        .persist()
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /**
     * Stores a mail with a link to the address of a new account in the present Hibernate session, unless the mailbox has got
     * {@value #MOST_PER_HOUR} in the last hour. Does nothing if no mail can be sent.
     */
    public Uni<Void> requestForNew(Account account, MailKind kind, String client) {
        return sender.isConfigured()
                ? storeIfRoom(Mail.requested(kind, account.email, client, clock.instant()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /**
     * Stores a mail with a link to an address that an account wishes for, in the present Hibernate session. Emits false, and stores
     * none, if the mailbox has got {@value #MOST_PER_HOUR} in the last hour.
     */
    public Uni<Boolean> requestFor(AccountId account, String address, MailKind kind, String client) {
        return storeIfRoom(Mail.toAccount(kind, account, address, client, clock.instant()));
    }

    private Uni<Boolean> storeIfRoom(Mail mail) {
        return Mail.countSince(mail.recipientKey, WITH_LINKS, mail.createdAt.minus(HOUR))
                .chain(number -> number < MOST_PER_HOUR
                        ? mail.persist().replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /**
     * Stores a mail with a link that a client asks for by an address, which may have no account, unless the mailbox has got
     * {@value #MOST_PER_HOUR} in the last hour. Executes the same statement for every address, so that its time does not tell
     * whether there is an account.
     */
    public Uni<Void> request(MailKind kind, String address, String client) {
        Mail mail = Mail.requested(kind, address, client, clock.instant());
        return transactions.run(transaction -> MailStore.request(transaction, mail, MOST_PER_HOUR, WITH_LINKS));
    }
}
