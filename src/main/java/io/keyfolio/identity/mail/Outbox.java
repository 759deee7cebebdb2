package io.keyfolio.identity.mail;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.mail.MailSender;
import io.keyfolio.platform.problem.DomainException.NotConfigured;
import io.keyfolio.platform.transaction.BoundedTransactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

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
        return sender.isConfigured()
                ? Account.require(account).chain(owner -> noticeTo(owner.email, kind, account))
                : Uni.createFrom().voidItem();
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
