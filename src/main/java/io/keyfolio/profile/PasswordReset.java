package io.keyfolio.profile;

import io.keyfolio.account.Account;
import io.keyfolio.account.PasswordMoved;
import io.keyfolio.account.Passwords;
import io.keyfolio.audit.Action;
import io.keyfolio.audit.Audit;
import io.keyfolio.audit.Trail;
import io.keyfolio.problem.Invalid;
import io.keyfolio.ratelimit.PasswordAttempts;
import io.keyfolio.session.Session;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Replaces a password and ends every other session, for somebody who knows the old one; slows down who guesses it. */
@Singleton
class PasswordReset {

    private final Passwords passwords;
    private final PasswordAttempts attempts;
    private final Audit audit;

    PasswordReset(Passwords passwords, PasswordAttempts attempts, Audit audit) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.audit = audit;
    }

    /**
     * Fails with {@link Invalid}, having changed nothing, when the current password is wrong; and with
     * {@link io.keyfolio.problem.TooOften} after too many of those.
     */
    Uni<Void> apply(PasswordChange change, UUID account, UUID keptSession) {
        Trail trail = audit.byCaller();
        return PasswordMoved.tryTwice(() -> attempt(change, account, keptSession, trail), PasswordReset::wrong);
    }

    private Uni<Void> attempt(PasswordChange change, UUID account, UUID keptSession, Trail trail) {
        return attempts.guard(account.toString(), () -> fittingHash(change, account, trail), Invalid.class::isInstance)
                .chain(oldHash -> passwords
                        .hash(change.newPassword())
                        .map(newHash -> new Replacement(account, oldHash, newHash, keptSession)))
                .chain(replacement -> replace(replacement, trail));
    }

    private Uni<String> fittingHash(PasswordChange change, UUID account, Trail trail) {
        return Panache.withSession(() -> Account.require(account))
                .map(known -> known.passwordHash)
                .call(hash -> requireFit(change.currentPassword(), hash, trail));
    }

    private Uni<Void> requireFit(String password, String hash, Trail trail) {
        return passwords.fits(password, Optional.of(hash)).chain(fits -> fits ? nothing() : refuse(trail));
    }

    /** Of two changes at once, the second finds another hash than the one it checked, and checks again. */
    private static Uni<Void> replace(Replacement wanted, Trail trail) {
        return Panache.withTransaction(
                () -> Account.replacePassword(wanted.account(), wanted.oldHash(), wanted.newHash())
                        .invoke(PasswordMoved::unless)
                        .chain(() -> finish(wanted, trail)));
    }

    private static Uni<Void> finish(Replacement done, Trail trail) {
        return Session.endOthers(done.account(), done.keptSession()).chain(() -> trail.note(Action.PASSWORD_CHANGED));
    }

    private static Uni<Void> refuse(Trail trail) {
        return Panache.withTransaction(() -> trail.note(Action.PASSWORD_REFUSED))
                .onItem()
                .failWith(PasswordReset::wrong);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static Invalid wrong() {
        return Invalid.field("current_password", "is not the account's password");
    }

    /** A new password for one that was checked. */
    private record Replacement(UUID account, String oldHash, String newHash, UUID keptSession) {

        @Override
        public String toString() {
            return "Replacement[hidden]";
        }
    }
}
