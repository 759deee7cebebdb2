package io.keyfolio.identity.account;

import io.keyfolio.identity.account.email.EmailUndo;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.problem.InvalidFields;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The rule on who can take an e-mail address that an account gave up. */
@Singleton
public class EmailReservations {

    private final Clock clock;

    EmailReservations(Clock clock) {
        this.clock = clock;
    }

    /**
     * Fails with {@link InvalidFields}, as if another account had the address, if an account must not have it. The row of the account
     * must have the address already: the unique constraint then waits for a transaction that gives the address up, and this check sees
     * what that transaction remembers.
     */
    public Uni<Void> requireFree(String emailKey, AccountId taker) {
        return EmailUndo.isReserved(emailKey, taker, clock.instant())
                .invoke(reserved -> {
                    if (reserved) {
                        throw UniqueViolations.emailTaken();
                    }
                })
                .replaceWithVoid();
    }
}
