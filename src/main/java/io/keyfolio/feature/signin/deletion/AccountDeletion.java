package io.keyfolio.feature.signin.deletion;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.confirmation.PasswordConfirmation;
import io.keyfolio.identity.password.PasswordChangedConcurrently;
import io.keyfolio.platform.problem.InvalidFields;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Deletes an account with everything it has, after its password is confirmed. */
@Singleton
public class AccountDeletion {

    private final PasswordConfirmation confirmation;
    private final Mutations mutations;
    private final Actors actors;

    AccountDeletion(PasswordConfirmation confirmation, Mutations mutations, Actors actors) {
        this.confirmation = confirmation;
        this.mutations = mutations;
        this.actors = actors;
    }

    /** Deletes the account; fails as {@link PasswordConfirmation#require} does, and then deletes nothing. */
    public Uni<Void> apply(DeleteAccountRequest deleteAccountRequest, UUID account) {
        Actor actor = actors.caller();
        return PasswordChangedConcurrently.tryTwice(
                () -> attempt(deleteAccountRequest, account, actor), AccountDeletion::wrong);
    }

    private Uni<Void> attempt(DeleteAccountRequest deleteAccountRequest, UUID account, Actor actor) {
        return confirmation
                .require(deleteAccountRequest.password(), account, actor, AccountDeletion::wrong)
                .chain(hash -> mutations.commit(actor, mutation -> Account.deleteWithAll(account, hash)
                        .invoke(PasswordChangedConcurrently::unless)
                        .chain(() -> mutation.note(AuditAction.ACCOUNT_DELETED))));
    }

    private static InvalidFields wrong() {
        return InvalidFields.field("password", "is not the account's password");
    }
}
