package io.keyfolio.feature.profile;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutation;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.confirmation.PasswordConfirmation;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.SessionId;
import io.keyfolio.identity.mail.MailKind;
import io.keyfolio.identity.mail.Outbox;
import io.keyfolio.identity.password.NewPasswords;
import io.keyfolio.identity.password.PasswordChangedConcurrently;
import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.identity.session.Session;
import io.keyfolio.platform.problem.InvalidFields;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Changes the password of an account and ends its other sessions, after the current password is confirmed. */
@Singleton
class PasswordChange {

    private final PasswordConfirmation confirmation;
    private final NewPasswords newPasswords;
    private final Mutations mutations;
    private final Actors actors;
    private final Outbox outbox;

    PasswordChange(
            PasswordConfirmation confirmation,
            NewPasswords newPasswords,
            Mutations mutations,
            Actors actors,
            Outbox outbox) {
        this.outbox = outbox;
        this.confirmation = confirmation;
        this.newPasswords = newPasswords;
        this.mutations = mutations;
        this.actors = actors;
    }

    /** Changes the password; fails as {@link PasswordConfirmation#require} does, and then changes nothing. */
    Uni<Void> apply(ChangePasswordRequest change, AccountId account, SessionId keptSession) {
        Actor actor = actors.caller();
        return PasswordChangedConcurrently.tryTwice(
                () -> attempt(change, account, keptSession, actor), PasswordChange::wrong);
    }

    private Uni<Void> attempt(ChangePasswordRequest change, AccountId account, SessionId keptSession, Actor actor) {
        return confirmation
                .require(change.currentPassword(), account, actor, PasswordChange::wrong)
                .chain(oldHash -> newPasswords
                        .hash("new_password", change.newPassword())
                        .map(newHash -> new Replacement(account, oldHash, newHash, keptSession)))
                .chain(replacement -> replace(replacement, actor));
    }

    /** Replaces the hash. The later of two concurrent changes finds another hash than it checked, and checks again. */
    private Uni<Void> replace(Replacement wanted, Actor actor) {
        return mutations.commit(
                actor, mutation -> Account.replacePassword(wanted.account(), wanted.oldHash(), wanted.newHash())
                        .invoke(PasswordChangedConcurrently::unless)
                        .chain(() -> finish(wanted, mutation)));
    }

    private Uni<Void> finish(Replacement done, Mutation mutation) {
        return Session.endOthers(done.account(), done.keptSession())
                .chain(() -> mutation.note(AuditAction.PASSWORD_CHANGED))
                .chain(() -> outbox.notice(MailKind.PASSWORD_CHANGED, done.account()));
    }

    private static InvalidFields wrong() {
        return InvalidFields.field("current_password", "is not the account's password");
    }

    /** A replacement of a hash whose password was confirmed. */
    private record Replacement(AccountId account, PasswordHash oldHash, PasswordHash newHash, SessionId keptSession) {

        @Override
        public String toString() {
            return "Replacement[hidden]";
        }
    }
}
