package io.keyfolio.profile;

import io.keyfolio.account.Account;
import io.keyfolio.account.Passwords;
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

    PasswordReset(Passwords passwords, PasswordAttempts attempts) {
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /**
     * Fails with {@link Invalid}, having changed nothing, when the current password is wrong; and with
     * {@link io.keyfolio.problem.TooOften} after too many of those.
     */
    Uni<Void> apply(PasswordChange change, UUID account, UUID keptSession) {
        return attempts.guard(account.toString(), () -> fittingHash(change, account), Invalid.class::isInstance)
                .chain(oldHash -> passwords
                        .hash(change.newPassword())
                        .chain(hash -> replace(account, oldHash, hash, keptSession)));
    }

    private Uni<String> fittingHash(PasswordChange change, UUID account) {
        return Panache.withSession(() -> Account.require(account))
                .map(known -> known.passwordHash)
                .call(hash -> requireFit(change.currentPassword(), hash));
    }

    private Uni<Boolean> requireFit(String password, String hash) {
        return passwords.fits(password, Optional.of(hash)).invoke(PasswordReset::requireTrue);
    }

    /** Of two changes at once, the second finds another hash than the one it checked. */
    private static Uni<Void> replace(UUID account, String oldHash, String newHash, UUID keptSession) {
        return Panache.withTransaction(() -> Account.replacePassword(account, oldHash, newHash)
                .invoke(PasswordReset::requireTrue)
                .chain(() -> Session.endOthers(account, keptSession))
                .replaceWithVoid());
    }

    private static void requireTrue(boolean current) {
        if (!current) {
            throw Invalid.field("current_password", "is not the account's password");
        }
    }
}
