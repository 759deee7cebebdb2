package io.keyfolio.feature.signin;

import io.keyfolio.feature.signin.session.SessionIssuer;
import io.keyfolio.feature.signin.session.SessionIssuer.SignedIn;
import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountKeys;
import io.keyfolio.identity.account.UniqueViolations;
import io.keyfolio.identity.account.Usernames;
import io.keyfolio.identity.account.email.Mailbox;
import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.password.NewPasswords;
import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.platform.http.lifecycle.RequestOrigin;
import io.keyfolio.platform.problem.DomainException.FeatureDisabled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Creates an account with its account API key and a first session, in one transaction. */
@Singleton
class SignUp {

    private final NewPasswords passwords;
    private final AccountKeys accountKeys;
    private final SessionIssuer sessionIssuer;
    private final Actors actors;
    private final Clock clock;
    private final SignUpConfig config;

    SignUp(
            NewPasswords passwords,
            AccountKeys accountKeys,
            SessionIssuer sessionIssuer,
            Actors actors,
            Clock clock,
            SignUpConfig config) {
        this.config = config;
        this.passwords = passwords;
        this.accountKeys = accountKeys;
        this.sessionIssuer = sessionIssuer;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * Signs up with a username. Fails with {@link io.keyfolio.platform.problem.InvalidFields} when the username or the e-mail
     * address is taken, and with {@link FeatureDisabled} when sign-up is closed.
     */
    Uni<SignedIn> withUsername(SignUpRequest wanted) {
        requireOpen();
        RequestOrigin origin = sessionIssuer.origin();
        Actor actor = actors.anonymous();
        return passwords
                .hash("password", wanted.password())
                .map(hash -> account(wanted.username(), wanted.username(), wanted.email(), hash))
                .chain(account -> sessionIssuer.onNew(account, origin, actor));
    }

    /**
     * Signs up with a name, from which it derives a username. Fails with {@link io.keyfolio.platform.problem.InvalidFields} when
     * the e-mail address is taken, and with {@link FeatureDisabled} when sign-up is closed.
     */
    Uni<SignedIn> withName(RegisterRequest wanted) {
        requireOpen();
        String username = Usernames.near(wanted.name());
        RequestOrigin origin = sessionIssuer.origin();
        Actor actor = actors.anonymous();
        return passwords.hash("password", wanted.password()).chain(hash -> sessionIssuer
                .onNew(account(username, wanted, hash), origin, actor)
                .onFailure(UniqueViolations::isUsername)
                .recoverWithUni(
                        () -> sessionIssuer.onNew(account(Usernames.distinct(username), wanted, hash), origin, actor)));
    }

    private void requireOpen() {
        if (config.signUp() == SignUpConfig.Mode.CLOSED) {
            throw new FeatureDisabled("Sign-up is closed: the operator of this service makes the accounts.");
        }
    }

    private Account account(String username, RegisterRequest wanted, PasswordHash password) {
        return account(username, wanted.name(), wanted.email(), password);
    }

    private Account account(String username, String name, String email, PasswordHash password) {
        Account account = new Account();
        account.id = UUID.randomUUID();
        account.username = username;
        account.usernameKey = Account.key(username);
        account.name = name;
        account.email = email;
        account.emailKey = Mailbox.key(email);
        account.setPassword(password);
        account.createdAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        accountKeys.issue(account);
        return account;
    }
}
