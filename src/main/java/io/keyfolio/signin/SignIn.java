package io.keyfolio.signin;

import io.keyfolio.account.Account;
import io.keyfolio.account.Passwords;
import io.keyfolio.problem.WrongCredentials;
import io.keyfolio.ratelimit.PasswordAttempts;
import io.keyfolio.session.SessionTokens;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Opens a session for somebody who knows their e-mail address and password; slows down who guesses them. */
@Singleton
class SignIn {

    private final Passwords passwords;
    private final SessionTokens sessionTokens;
    private final PasswordAttempts attempts;

    SignIn(Passwords passwords, SessionTokens sessionTokens, PasswordAttempts attempts) {
        this.passwords = passwords;
        this.sessionTokens = sessionTokens;
        this.attempts = attempts;
    }

    /**
     * Fails with {@link WrongCredentials}, after the same time, whichever of the two is wrong; and with
     * {@link io.keyfolio.problem.TooOften} after too many of those.
     */
    Uni<SignedIn> open(Login login) {
        return attempts.guard(Account.key(login.email()), () -> check(login), WrongCredentials.class::isInstance);
    }

    private Uni<SignedIn> check(Login login) {
        return Panache.withSession(() -> Account.findByEmail(login.email()))
                .chain(account -> requirePassword(account, login.password()))
                .chain(account -> sessionTokens.mint(account.id).chain(token -> store(account, token)));
    }

    private Uni<Account> requirePassword(Account account, String password) {
        Optional<String> hash = Optional.ofNullable(account).map(known -> known.passwordHash);
        return passwords.fits(password, hash).map(fits -> {
            if (!fits) {
                throw new WrongCredentials();
            }
            return account;
        });
    }

    /** The password may have been changed while it was being checked: then this session must not begin. */
    private static Uni<SignedIn> store(Account account, SessionTokens.Minted token) {
        return Panache.withTransaction(() -> Account.findLocked(account.id, account.passwordHash)
                .onItem()
                .ifNull()
                .failWith(WrongCredentials::new)
                .chain(token::store)
                .replaceWith(new SignedIn(account, token)));
    }
}
