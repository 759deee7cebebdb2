package io.keyfolio.signin;

import io.keyfolio.account.Account;
import io.keyfolio.account.AccountKeys;
import io.keyfolio.account.Passwords;
import io.keyfolio.account.Taken;
import io.keyfolio.audit.Action;
import io.keyfolio.audit.Audit;
import io.keyfolio.audit.Trail;
import io.keyfolio.session.SessionTokens;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Makes an account with its key and a first session: all of it or nothing. */
@Singleton
class SignUp {

    private final Passwords passwords;
    private final AccountKeys accountKeys;
    private final SessionTokens sessionTokens;
    private final Audit audit;
    private final Clock clock;

    SignUp(Passwords passwords, AccountKeys accountKeys, SessionTokens sessionTokens, Audit audit, Clock clock) {
        this.passwords = passwords;
        this.accountKeys = accountKeys;
        this.sessionTokens = sessionTokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** Fails with {@link io.keyfolio.problem.Invalid} when username or e-mail address belong to somebody. */
    Uni<SignedIn> withUsername(NewAccount wanted) {
        Trail trail = audit.byAnybody();
        return passwords
                .hash(wanted.password())
                .map(hash -> account(wanted.username(), wanted.username(), wanted.email(), hash))
                .chain(account -> open(account, trail));
    }

    /** Finds a username near the name; fails with {@link io.keyfolio.problem.Invalid} when the e-mail address belongs to somebody. */
    Uni<SignedIn> withName(NewDeveloper wanted) {
        String username = Usernames.near(wanted.name());
        Trail trail = audit.byAnybody();
        return passwords.hash(wanted.password()).chain(hash -> open(
                        account(username, wanted.name(), wanted.email(), hash), trail)
                .onFailure(Taken::isUsername)
                .recoverWithUni(
                        () -> open(account(Usernames.distinct(username), wanted.name(), wanted.email(), hash), trail)));
    }

    private Account account(String username, String name, String email, String passwordHash) {
        Account account = new Account();
        account.id = UUID.randomUUID();
        account.username = username;
        account.usernameKey = Account.key(username);
        account.name = name;
        account.email = email;
        account.emailKey = Account.key(email);
        account.passwordHash = passwordHash;
        account.createdAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        accountKeys.issue(account);
        return account;
    }

    private Uni<SignedIn> open(Account account, Trail trail) {
        return sessionTokens.mint(account.id).chain(token -> store(account, token, trail.concerning(account.id)));
    }

    private static Uni<SignedIn> store(Account account, SessionTokens.Minted token, Trail trail) {
        return Panache.withTransaction(() -> account.persistAndFlush()
                        .chain(token::store)
                        .chain(() -> trail.note(Action.ACCOUNT_CREATED, token.session())))
                .onFailure()
                .transform(Taken::explain)
                .replaceWith(new SignedIn(account, token));
    }
}
