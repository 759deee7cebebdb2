package io.keyfolio.feature.recovery.change;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.EmailReservations;
import io.keyfolio.identity.account.UniqueViolations;
import io.keyfolio.identity.account.email.EmailChange;
import io.keyfolio.identity.account.email.EmailUndo;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutation;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.mail.MailKind;
import io.keyfolio.identity.mail.Outbox;
import io.keyfolio.platform.problem.DomainException.NotFound;
import io.keyfolio.platform.problem.InvalidFields;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives an account the e-mail address that it wishes for, and sends a mail with which its owner can undo that to the old one. */
@Singleton
public class EmailChangeCompletion {

    private final EmailReservations reservations;
    private final Outbox outbox;
    private final Clock clock;

    EmailChangeCompletion(EmailReservations reservations, Outbox outbox, Clock clock) {
        this.reservations = reservations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Changes the address in the mutation, after the token was used. Fails with {@link InvalidFields} if another account has taken the
     * address meanwhile.
     */
    public Uni<Void> apply(AccountId id, Mutation mutation) {
        return Account.findLocked(id)
                .plug(NotFound.whenNull("account"))
                .chain(account -> EmailChange.findOf(id).chain(wish -> apply(account, wish, mutation)))
                .onFailure()
                .transform(failure -> taken(UniqueViolations.explain(failure)));
    }

    private Uni<Void> apply(Account account, EmailChange wish, Mutation mutation) {
        AccountId id = account.accountId();
        return replace(account, wish)
                .chain(() -> EmailChange.cancel(id))
                .chain(() -> mutation.note(AuditAction.EMAIL_CHANGED))
                .chain(() -> isOtherMailbox(account, wish)
                        ? outbox.noticeTo(account.email, MailKind.EMAIL_CHANGED, id)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> replace(Account account, EmailChange wish) {
        AccountId id = account.accountId();
        Uni<Void> remembered = isOtherMailbox(account, wish)
                ? EmailUndo.remember(id, account.email, account.emailKey, clock.instant())
                : Uni.createFrom().voidItem();
        return remembered
                .chain(() -> Account.replaceEmail(id, wish.email, wish.emailKey, clock.instant()))
                .chain(() -> reservations.requireFree(wish.emailKey, id));
    }

    /** Another way to write the address needs no undo: the old one still reaches the owner. */
    private static boolean isOtherMailbox(Account account, EmailChange wish) {
        return !account.emailKey.equals(wish.emailKey);
    }

    /** A person who has the token receives mail at the address, and may learn that the address has an account. */
    private static Throwable taken(Throwable failure) {
        return failure instanceof InvalidFields refusal && refusal.concerns("email")
                ? InvalidFields.field("token", "is for an e-mail address that another account has taken meanwhile")
                : failure;
    }
}
