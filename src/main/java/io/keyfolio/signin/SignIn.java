package io.keyfolio.signin;

import io.keyfolio.account.Account;
import io.keyfolio.account.Passwords;
import io.keyfolio.audit.Action;
import io.keyfolio.audit.Audit;
import io.keyfolio.audit.Trail;
import io.keyfolio.problem.WrongCredentials;
import io.keyfolio.ratelimit.PasswordAttempts;
import io.keyfolio.session.SessionTokens;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Opens a session for somebody who knows their e-mail address and password; slows down who guesses them. */
@Singleton
class SignIn {

    private final Passwords passwords;
    private final SessionTokens sessionTokens;
    private final PasswordAttempts attempts;
    private final Audit audit;

    SignIn(Passwords passwords, SessionTokens sessionTokens, PasswordAttempts attempts, Audit audit) {
        this.passwords = passwords;
        this.sessionTokens = sessionTokens;
        this.attempts = attempts;
        this.audit = audit;
    }

    /**
     * Fails with {@link WrongCredentials}, after the same time, whichever of the two is wrong; and with
     * {@link io.keyfolio.problem.TooOften} after too many of those.
     */
    Uni<SignedIn> open(Login login) {
        Trail trail = audit.byAnybody();
        return attempts.guard(
                Account.key(login.email()), () -> check(login, trail), WrongCredentials.class::isInstance);
    }

    private Uni<SignedIn> check(Login login, Trail trail) {
        return Panache.withSession(() -> Account.findByEmail(login.email()))
                .chain(account -> check(account, login.password(), trail.concerning(idOf(account))));
    }

    private Uni<SignedIn> check(Account account, String password, Trail trail) {
        Optional<String> hash = Optional.ofNullable(account).map(known -> known.passwordHash);
        return passwords
                .fits(password, hash)
                .chain(fits -> fits ? open(account, trail) : Uni.createFrom().<SignedIn>nullItem())
                .onItem()
                .ifNull()
                .switchTo(() -> refuse(trail));
    }

    private Uni<SignedIn> open(Account account, Trail trail) {
        return sessionTokens.mint(account.id).chain(token -> store(account, token, trail));
    }

    /** Emits null when the password was changed while it was being checked: then this session must not begin. */
    private static Uni<SignedIn> store(Account account, SessionTokens.Minted token, Trail trail) {
        return Panache.withTransaction(() -> Account.findLocked(account.id, account.passwordHash)
                .onItem()
                .ifNotNull()
                .transformToUni(unchanged -> token.store()
                        .chain(() -> trail.note(Action.LOGIN_SUCCEEDED, token.session()))
                        .replaceWith(new SignedIn(account, token))));
    }

    /** Writes as much when nobody has that e-mail address: otherwise the time taken would tell. */
    private static Uni<SignedIn> refuse(Trail trail) {
        return Panache.withTransaction(() -> trail.note(Action.LOGIN_FAILED))
                .chain(() -> Uni.createFrom().failure(new WrongCredentials()));
    }

    private static UUID idOf(Account account) {
        return account == null ? null : account.id;
    }
}
