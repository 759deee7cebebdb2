package io.keyfolio.feature.recovery.change;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.email.EmailChange;
import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutation;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.confirmation.PasswordConfirmation;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.mail.MailKind;
import io.keyfolio.identity.mail.Outbox;
import io.keyfolio.identity.password.PasswordChangedConcurrently;
import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.identity.ratelimit.MailRateLimit;
import io.keyfolio.platform.http.address.ClientInfo;
import io.keyfolio.platform.problem.InvalidFields;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Stores which e-mail address an account wishes for, and the mail with which its owner proves to have it. */
@Singleton
class EmailChangeRequests {

    private final PasswordConfirmation confirmation;
    private final MailRateLimit rateLimit;
    private final ClientInfo clientInfo;
    private final Outbox outbox;
    private final Mutations mutations;
    private final Actors actors;
    private final Clock clock;

    EmailChangeRequests(
            PasswordConfirmation confirmation,
            MailRateLimit rateLimit,
            ClientInfo clientInfo,
            Outbox outbox,
            Mutations mutations,
            Actors actors,
            Clock clock) {
        this.confirmation = confirmation;
        this.rateLimit = rateLimit;
        this.clientInfo = clientInfo;
        this.outbox = outbox;
        this.mutations = mutations;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * Stores the wish and its mail; neither of them beyond the limits on mails, which the response does not tell. Fails as {@link
     * PasswordConfirmation#require} does, and with {@link InvalidFields} if the account has the address.
     *
     * @throws io.keyfolio.platform.problem.DomainException.NotConfigured if no mail can be sent
     */
    Uni<Void> store(ChangeEmailRequest wanted, AccountId account) {
        outbox.requireConfigured();
        Actor actor = actors.caller();
        String client = clientInfo.address();
        boolean admitted = rateLimit.admits();
        return PasswordChangedConcurrently.tryTwice(
                () -> confirmation
                        .require(wanted.password(), account, actor, EmailChangeRequests::wrong)
                        .chain(hash -> mutations.commit(actor, mutation -> lock(account, hash)
                                .invoke(found -> requireOther(found, wanted.email()))
                                .chain(() -> admitted
                                        ? store(account, wanted.email(), client, mutation)
                                        : Uni.createFrom().voidItem()))),
                EmailChangeRequests::wrong);
    }

    private static Uni<Account> lock(AccountId account, PasswordHash hash) {
        return Account.findLocked(account, hash).invoke(found -> PasswordChangedConcurrently.unless(found != null));
    }

    private static void requireOther(Account account, String email) {
        if (account.email.equals(email)) {
            throw InvalidFields.field("email", "is the address that the account has");
        }
    }

    private Uni<Void> store(AccountId account, String email, String client, Mutation mutation) {
        return outbox.requestFor(account, email, MailKind.CHANGE_EMAIL, client)
                .chain(stored -> stored
                        ? EmailChange.request(account, email, clock.instant())
                                .chain(() -> mutation.note(AuditAction.EMAIL_CHANGE_REQUESTED))
                        : Uni.createFrom().voidItem());
    }

    private static InvalidFields wrong() {
        return InvalidFields.field("password", "is not the account's password");
    }
}
