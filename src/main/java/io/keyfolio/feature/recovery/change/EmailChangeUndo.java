package io.keyfolio.feature.recovery.change;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountKeys;
import io.keyfolio.identity.account.email.EmailChange;
import io.keyfolio.identity.account.email.EmailUndo;
import io.keyfolio.identity.apikey.ApiKey;
import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutation;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.mail.MailKind;
import io.keyfolio.identity.mail.MailTokens;
import io.keyfolio.identity.mail.Outbox;
import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.identity.password.Passwords;
import io.keyfolio.identity.session.Session;
import io.keyfolio.platform.problem.DomainException.NotFound;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Gives an account the e-mail address back that a mail went to. Somebody who had stolen the account loses everything that was gained
 * since: the sessions, the API keys, the account API key and the password.
 */
@Singleton
class EmailChangeUndo {

    private final MailTokens tokens;
    private final Passwords passwords;
    private final AccountKeys accountKeys;
    private final Outbox outbox;
    private final Mutations mutations;
    private final Actors actors;
    private final Clock clock;

    EmailChangeUndo(
            MailTokens tokens,
            Passwords passwords,
            AccountKeys accountKeys,
            Outbox outbox,
            Mutations mutations,
            Actors actors,
            Clock clock) {
        this.tokens = tokens;
        this.passwords = passwords;
        this.accountKeys = accountKeys;
        this.outbox = outbox;
        this.mutations = mutations;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * Uses the token up and undoes the change, both or neither; fails with {@link io.keyfolio.platform.problem.InvalidFields} when the
     * token is not valid, and hashes nothing then.
     *
     * @throws io.keyfolio.platform.problem.DomainException.NotConfigured if no mail can be sent
     */
    Uni<Void> apply(UndoEmailChangeRequest wanted) {
        outbox.requireConfigured();
        Actor actor = actors.anonymous();
        return passwords.whenThereIsRoom(
                () -> tokens.require(wanted.token(), MailKind.EMAIL_CHANGED).chain(account -> passwords
                        .hashOfNobody()
                        .chain(blocked -> mutations.commit(
                                actor.concerning(account),
                                mutation -> undo(wanted.token(), account, blocked, mutation)))));
    }

    private Uni<Void> undo(String token, AccountId id, PasswordHash blocked, Mutation mutation) {
        return Account.findLocked(id).plug(NotFound.whenNull("account")).chain(account -> tokens.use(
                        token, MailKind.EMAIL_CHANGED)
                .chain(used -> EmailUndo.findValid(id, used.emailKey(), clock.instant()))
                .onItem()
                .ifNull()
                .failWith(MailTokens::invalid)
                .chain(undo -> restore(account, undo, blocked, mutation)));
    }

    private Uni<Void> restore(Account account, EmailUndo undo, PasswordHash blocked, Mutation mutation) {
        AccountId id = account.accountId();
        return Account.replaceEmail(id, undo.email, undo.emailKey, clock.instant())
                .chain(() -> Account.replacePassword(id, account.password(), blocked))
                .chain(() -> EmailChange.cancel(id))
                .chain(undo::forgetWithLater)
                .chain(() -> Session.endAllOf(id))
                .chain(() -> mutation.note(AuditAction.EMAIL_CHANGE_UNDONE))
                .chain(() -> endKeys(id, undo.changedAt, mutation));
    }

    /** The times of keys have no fractions of a second. */
    private Uni<Void> endKeys(AccountId id, Instant since, Mutation mutation) {
        return ApiKey.deleteSince(id, since.truncatedTo(ChronoUnit.SECONDS))
                .chain(keys -> mutation.noteAll(AuditAction.API_KEY_REVOKED, keys))
                .chain(() -> Account.recountApiKeys(id))
                .chain(() -> accountKeys.replace(id))
                .chain(() -> mutation.note(AuditAction.ACCOUNT_KEY_REGENERATED));
    }
}
