package io.keyfolio.feature.profile;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.UniqueViolations;
import io.keyfolio.identity.account.username.UsernameReservations;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutation;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.problem.DomainException.NotFound;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Changes the username of an account, and reserves the old one. */
@Singleton
class UsernameChange {

    private final UsernameReservations reservations;
    private final Mutations mutations;
    private final Actors actors;

    UsernameChange(UsernameReservations reservations, Mutations mutations, Actors actors) {
        this.reservations = reservations;
        this.mutations = mutations;
        this.actors = actors;
    }

    /** Changes the username; fails with {@link io.keyfolio.platform.problem.InvalidFields} when it is taken or reserved. */
    Uni<Void> apply(String username, AccountId account) {
        return mutations
                .commit(actors.caller(), mutation -> Account.findLocked(account)
                        .plug(NotFound.whenNull("account"))
                        .chain(found -> change(found, username, mutation)))
                .onFailure()
                .transform(UniqueViolations::explain);
    }

    private Uni<Void> change(Account account, String username, Mutation mutation) {
        return account.username.equals(username)
                ? Uni.createFrom().voidItem()
                : reservations.change(account, username).chain(() -> mutation.note(AuditAction.USERNAME_CHANGED));
    }
}
