package io.keyfolio.signin;

import io.keyfolio.account.Account;
import io.keyfolio.account.KnownPassword;
import io.keyfolio.account.PasswordMoved;
import io.keyfolio.account.Passwords;
import io.keyfolio.audit.Action;
import io.keyfolio.audit.Audit;
import io.keyfolio.audit.Trail;
import io.keyfolio.problem.WrongCredentials;
import io.keyfolio.ratelimit.PasswordAttempts;
import io.keyfolio.session.Origin;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Opens a session for somebody who knows their e-mail address and password; slows down who guesses them. */
@Singleton
class SignIn {

    private final Passwords passwords;
    private final Opening opening;
    private final PasswordAttempts attempts;
    private final Audit audit;

    SignIn(Passwords passwords, Opening opening, PasswordAttempts attempts, Audit audit) {
        this.passwords = passwords;
        this.opening = opening;
        this.attempts = attempts;
        this.audit = audit;
    }

    /**
     * Fails with {@link WrongCredentials}, after the same time, whichever of the two is wrong; and with
     * {@link io.keyfolio.problem.TooOften} after too many of those.
     */
    Uni<SignedIn> open(Login login) {
        Origin origin = opening.origin();
        Trail trail = audit.byAnybody();
        return attempts.guard(
                Account.key(login.email()), () -> check(login, origin, trail), WrongCredentials.class::isInstance);
    }

    private Uni<SignedIn> check(Login login, Origin origin, Trail trail) {
        return passwords.whenThereIsRoom(
                () -> PasswordMoved.tryTwice(() -> attempt(login, origin, trail), WrongCredentials::new));
    }

    private Uni<SignedIn> attempt(Login login, Origin origin, Trail trail) {
        return Panache.withSession(() -> Account.findPassword(login.email()))
                .chain(known -> check(login.password(), known, origin, trail.concerning(known.account())));
    }

    private Uni<SignedIn> check(String password, KnownPassword known, Origin origin, Trail trail) {
        return passwords
                .fits(password, known.hash())
                .chain(fits -> fits
                        ? passwords
                                .raised(password, known.hash().orElseThrow())
                                .chain(hash -> opening.onKnown(known, hash, origin, trail))
                        : Uni.createFrom().failure(new WrongCredentials()))
                .onFailure(WrongCredentials.class)
                .call(() -> noteFailure(trail));
    }

    /** Writes as much when nobody has that e-mail address: otherwise the time taken would tell. */
    private static Uni<Void> noteFailure(Trail trail) {
        return Panache.withTransaction(() -> trail.note(Action.LOGIN_FAILED));
    }
}
