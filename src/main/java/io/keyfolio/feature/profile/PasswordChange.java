package io.keyfolio.feature.profile;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountTransactions;
import io.keyfolio.identity.audit.Audit;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.AuditTrail;
import io.keyfolio.identity.confirmation.PasswordConfirmation;
import io.keyfolio.identity.password.PasswordChangedConcurrently;
import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.identity.password.Passwords;
import io.keyfolio.identity.session.Session;
import io.keyfolio.platform.problem.InvalidFields;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Replaces a password and ends every other session, for somebody who knows the old one. */
@Singleton
class PasswordChange {

    private final PasswordConfirmation confirmation;
    private final Passwords passwords;
    private final AccountTransactions transactions;
    private final Audit audit;

    PasswordChange(
            PasswordConfirmation confirmation, Passwords passwords, AccountTransactions transactions, Audit audit) {
        this.confirmation = confirmation;
        this.passwords = passwords;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Fails as {@link PasswordConfirmation#require} does, having changed nothing. */
    Uni<Void> apply(ChangePasswordRequest change, UUID account, UUID keptSession) {
        AuditTrail auditTrail = audit.byCaller();
        return PasswordChangedConcurrently.tryTwice(
                () -> attempt(change, account, keptSession, auditTrail), PasswordChange::wrong);
    }

    private Uni<Void> attempt(ChangePasswordRequest change, UUID account, UUID keptSession, AuditTrail auditTrail) {
        return confirmation
                .require(change.currentPassword(), account, auditTrail, PasswordChange::wrong)
                .chain(oldHash -> passwords
                        .hash(change.newPassword())
                        .map(newHash -> new Replacement(account, oldHash, newHash, keptSession)))
                .chain(replacement -> replace(replacement, auditTrail));
    }

    /** Of two changes at once, the second finds another hash than the one it checked, and checks again. */
    private Uni<Void> replace(Replacement wanted, AuditTrail auditTrail) {
        return transactions.run(
                wanted.account(), () -> Account.replacePassword(wanted.account(), wanted.oldHash(), wanted.newHash())
                        .invoke(PasswordChangedConcurrently::unless)
                        .chain(() -> finish(wanted, auditTrail)));
    }

    private static Uni<Void> finish(Replacement done, AuditTrail auditTrail) {
        return Session.endOthers(done.account(), done.keptSession())
                .chain(() -> auditTrail.note(AuditAction.PASSWORD_CHANGED));
    }

    private static InvalidFields wrong() {
        return InvalidFields.field("current_password", "is not the account's password");
    }

    /** A new password for one that was checked. */
    private record Replacement(UUID account, PasswordHash oldHash, PasswordHash newHash, UUID keptSession) {

        @Override
        public String toString() {
            return "Replacement[hidden]";
        }
    }
}
