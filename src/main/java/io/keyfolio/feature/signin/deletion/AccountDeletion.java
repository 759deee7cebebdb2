package io.keyfolio.feature.signin.deletion;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.username.UsernameReservations;
import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.confirmation.PasswordConfirmation;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.password.PasswordChangedConcurrently;
import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.platform.problem.InvalidFields;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Deletes an account with everything it has, after its password is confirmed. Its username stays reserved for a while. */
@Singleton
public class AccountDeletion {

    private final PasswordConfirmation confirmation;
    private final UsernameReservations reservations;
    private final Mutations mutations;
    private final Actors actors;

    AccountDeletion(
            PasswordConfirmation confirmation, UsernameReservations reservations, Mutations mutations, Actors actors) {
        this.reservations = reservations;
        this.confirmation = confirmation;
        this.mutations = mutations;
        this.actors = actors;
    }

    /** Deletes the account; fails as {@link PasswordConfirmation#require} does, and then deletes nothing. */
    public Uni<Void> apply(DeleteAccountRequest deleteAccountRequest, AccountId account) {
        Actor actor = actors.caller();
        return PasswordChangedConcurrently.tryTwice(
                () -> attempt(deleteAccountRequest, account, actor), AccountDeletion::wrong);
    }

    private Uni<Void> attempt(DeleteAccountRequest deleteAccountRequest, AccountId account, Actor actor) {
        return confirmation
                .require(deleteAccountRequest.password(), account, actor, AccountDeletion::wrong)
                .chain(hash -> mutations.commit(actor, mutation -> delete(account, hash)
                        .chain(() -> mutation.note(AuditAction.ACCOUNT_DELETED))));
    }

    private Uni<Boolean> delete(AccountId id, PasswordHash hash) {
        return Account.findLocked(id, hash)
                .invoke(account -> PasswordChangedConcurrently.unless(account != null))
                .chain(reservations::reserve)
                .chain(() -> Account.deleteWithAll(id, hash))
                .invoke(PasswordChangedConcurrently::unless);
    }

    private static InvalidFields wrong() {
        return InvalidFields.field("password", "is not the account's password");
    }
}
