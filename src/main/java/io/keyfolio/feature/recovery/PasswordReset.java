package io.keyfolio.feature.recovery;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountKeys;
import io.keyfolio.identity.apikey.ApiKey;
import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutation;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.mail.MailKind;
import io.keyfolio.identity.mail.MailTokens;
import io.keyfolio.identity.mail.Outbox;
import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.identity.session.Session;
import io.keyfolio.platform.problem.DomainException.NotFound;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Replaces a forgotten password, ends all sessions, and sends a notice. A person who receives mail at an address owns it: if the address
 * was never verified, somebody else may have made the account, so all of its keys end too.
 */
@Singleton
class PasswordReset {

    private final MailTokens tokens;
    private final AccountKeys accountKeys;
    private final Outbox outbox;
    private final Mutations mutations;
    private final Clock clock;

    PasswordReset(MailTokens tokens, AccountKeys accountKeys, Outbox outbox, Mutations mutations, Clock clock) {
        this.tokens = tokens;
        this.accountKeys = accountKeys;
        this.outbox = outbox;
        this.mutations = mutations;
        this.clock = clock;
    }

    /** Uses the token up and replaces the password, both or neither. */
    Uni<Void> apply(ResetPasswordRequest wanted, PasswordHash hash, AccountId id, Actor actor) {
        return mutations.commit(actor.concerning(id), mutation -> lock(id).call(
                        () -> tokens.use(wanted.token(), MailKind.RESET_PASSWORD))
                .chain(account -> replace(account, wanted.endsKeys(), hash, mutation)));
    }

    private static Uni<Account> lock(AccountId account) {
        return Account.findLocked(account).plug(NotFound.whenNull("account"));
    }

    private Uni<Void> replace(Account account, boolean endsKeys, PasswordHash hash, Mutation mutation) {
        AccountId id = account.accountId();
        boolean isTakenOver = account.emailVerifiedAt == null;
        return Account.replacePassword(id, account.password(), hash)
                .chain(() -> Session.endAllOf(id))
                .chain(() -> mutation.note(AuditAction.PASSWORD_RESET))
                .chain(() ->
                        isTakenOver ? verify(id, mutation) : Uni.createFrom().voidItem())
                .chain(() -> isTakenOver || endsKeys
                        ? endKeys(id, mutation)
                        : Uni.createFrom().voidItem())
                .chain(() -> outbox.notice(MailKind.PASSWORD_CHANGED, id));
    }

    private Uni<Void> verify(AccountId account, Mutation mutation) {
        return Account.verifyEmail(account, clock.instant()).chain(() -> mutation.note(AuditAction.EMAIL_VERIFIED));
    }

    private Uni<Void> endKeys(AccountId account, Mutation mutation) {
        return ApiKey.deleteAllOf(account)
                .chain(keys -> mutation.noteAll(AuditAction.API_KEY_REVOKED, keys))
                .chain(() -> Account.releaseAllApiKeySlots(account))
                .chain(() -> accountKeys.replace(account))
                .chain(() -> mutation.note(AuditAction.ACCOUNT_KEY_REGENERATED));
    }
}
