package io.keyfolio.signin;

import io.keyfolio.account.Account;
import io.keyfolio.account.Passwords;
import io.keyfolio.audit.Action;
import io.keyfolio.audit.Audit;
import io.keyfolio.audit.Trail;
import io.keyfolio.change.Change;
import io.keyfolio.problem.Invalid;
import io.keyfolio.ratelimit.PasswordAttempts;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Deletes an account with all that it has, for somebody who knows its password; slows down who guesses it. */
@Singleton
class AccountDeletion {

    private final Passwords passwords;
    private final PasswordAttempts attempts;
    private final Event<Change> changes;
    private final Audit audit;

    AccountDeletion(Passwords passwords, PasswordAttempts attempts, Event<Change> changes, Audit audit) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Fails with {@link Invalid}, having deleted nothing, when the password is wrong; and with
     * {@link io.keyfolio.problem.TooOften} after too many of those.
     */
    Uni<Void> apply(Leaving leaving, UUID account) {
        Trail trail = audit.byCaller();
        return attempts.guard(account.toString(), () -> fittingHash(leaving, account), Invalid.class::isInstance)
                .chain(hash -> Panache.withTransaction(() -> Account.deleteWithAll(account, hash)
                        .invoke(AccountDeletion::requireTrue)
                        .chain(() -> trail.note(Action.ACCOUNT_DELETED))))
                .onFailure(Invalid.class)
                .call(() -> Panache.withTransaction(() -> trail.note(Action.PASSWORD_REFUSED)))
                .invoke(() -> announce(account))
                .replaceWithVoid();
    }

    private Uni<String> fittingHash(Leaving leaving, UUID account) {
        return Panache.withSession(() -> Account.require(account))
                .map(known -> known.passwordHash)
                .call(hash -> requireFit(leaving.password(), hash));
    }

    private Uni<Boolean> requireFit(String password, String hash) {
        return passwords.fits(password, Optional.of(hash)).invoke(AccountDeletion::requireTrue);
    }

    /** This replica knows it before its answer leaves; the others, and all agents, are told by the database. */
    private void announce(UUID account) {
        changes.fire(new Change.AccountKeyEnded(account));
    }

    private static void requireTrue(boolean current) {
        if (!current) {
            throw Invalid.field("password", "is not the account's password");
        }
    }
}
