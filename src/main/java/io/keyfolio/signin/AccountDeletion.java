package io.keyfolio.signin;

import io.keyfolio.account.Account;
import io.keyfolio.account.AccountTransactions;
import io.keyfolio.account.PasswordChangedConcurrently;
import io.keyfolio.audit.Audit;
import io.keyfolio.audit.AuditAction;
import io.keyfolio.audit.AuditTrail;
import io.keyfolio.change.Change;
import io.keyfolio.problem.InvalidFields;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Deletes an account with all that it has, for somebody who knows its password. */
@Singleton
class AccountDeletion {

    private final PasswordConfirmation confirmation;
    private final AccountTransactions transactions;
    private final Event<Change> changes;
    private final Audit audit;

    AccountDeletion(
            PasswordConfirmation confirmation, AccountTransactions transactions, Event<Change> changes, Audit audit) {
        this.confirmation = confirmation;
        this.transactions = transactions;
        this.changes = changes;
        this.audit = audit;
    }

    /** Fails as {@link PasswordConfirmation#require} does, having deleted nothing. */
    Uni<Void> apply(DeleteAccountRequest deleteAccountRequest, UUID account) {
        AuditTrail auditTrail = audit.byCaller();
        return PasswordChangedConcurrently.tryTwice(
                        () -> attempt(deleteAccountRequest, account, auditTrail), AccountDeletion::wrong)
                .invoke(() -> announce(account));
    }

    private Uni<Void> attempt(DeleteAccountRequest deleteAccountRequest, UUID account, AuditTrail auditTrail) {
        return confirmation
                .require(deleteAccountRequest.password(), account, auditTrail, AccountDeletion::wrong)
                .chain(hash -> transactions.run(account, () -> Account.deleteWithAll(account, hash)
                        .invoke(PasswordChangedConcurrently::unless)
                        .chain(() -> auditTrail.note(AuditAction.ACCOUNT_DELETED))));
    }

    /** This replica knows it before its answer leaves; the others, and all agents, are told by the database. */
    private void announce(UUID account) {
        changes.fire(new Change.AccountKeyEnded(account));
    }

    private static InvalidFields wrong() {
        return InvalidFields.field("password", "is not the account's password");
    }
}
