package io.keyfolio.feature.signin.deletion;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountTransactions;
import io.keyfolio.identity.audit.Audit;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.AuditTrail;
import io.keyfolio.identity.confirmation.PasswordConfirmation;
import io.keyfolio.identity.invalidation.Change;
import io.keyfolio.identity.password.PasswordChangedConcurrently;
import io.keyfolio.platform.problem.InvalidFields;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Deletes an account with all that it has, for somebody who knows its password. */
@Singleton
public class AccountDeletion {

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
    public Uni<Void> apply(DeleteAccountRequest deleteAccountRequest, UUID account) {
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
