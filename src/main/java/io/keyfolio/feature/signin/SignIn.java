package io.keyfolio.feature.signin;

import io.keyfolio.feature.signin.session.SessionIssuer;
import io.keyfolio.feature.signin.session.SessionIssuer.SignedIn;
import io.keyfolio.feature.signin.session.SessionIssuer.VerifiedPassword;
import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.email.Mailbox;
import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.password.PasswordChangedConcurrently;
import io.keyfolio.identity.password.Passwords;
import io.keyfolio.identity.password.StoredPassword;
import io.keyfolio.identity.ratelimit.password.PasswordAttemptLimiter;
import io.keyfolio.platform.http.address.ClientInfo;
import io.keyfolio.platform.http.lifecycle.RequestOrigin;
import io.keyfolio.platform.problem.DomainException.WrongCredentials;
import io.keyfolio.platform.transaction.StatementRetry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;

/** Signs an account in by e-mail address and password, under the rate limit of password attempts. */
@Singleton
class SignIn {

    private static final CharSequence ADVICE = HttpHeaders.createOptimized("X-Password-Advice");
    private static final CharSequence CHANGE = HttpHeaders.createOptimized("change");

    private final Passwords passwords;
    private final SessionIssuer sessionIssuer;
    private final PasswordAttemptLimiter attempts;
    private final Mutations mutations;
    private final Actors actors;
    private final ClientInfo clientInfo;

    SignIn(
            Passwords passwords,
            SessionIssuer sessionIssuer,
            PasswordAttemptLimiter attempts,
            Mutations mutations,
            Actors actors,
            ClientInfo clientInfo) {
        this.clientInfo = clientInfo;
        this.passwords = passwords;
        this.sessionIssuer = sessionIssuer;
        this.attempts = attempts;
        this.mutations = mutations;
        this.actors = actors;
    }

    /**
     * Opens a session. Fails with {@link WrongCredentials}, after the same time for an unknown address as for a wrong password.
     * Fails with {@link io.keyfolio.platform.problem.RateLimited} after too many of those.
     */
    Uni<SignedIn> open(LoginRequest loginRequest) {
        From from = new From(sessionIssuer.origin(), clientInfo.request().response());
        Actor actor = actors.anonymous();
        return attempts.guard(
                Mailbox.key(loginRequest.email()),
                () -> check(loginRequest, from, actor),
                WrongCredentials.class::isInstance);
    }

    private Uni<SignedIn> check(LoginRequest loginRequest, From from, Actor actor) {
        return passwords.whenThereIsRoom(() ->
                PasswordChangedConcurrently.tryTwice(() -> attempt(loginRequest, from, actor), WrongCredentials::new));
    }

    private Uni<SignedIn> attempt(LoginRequest loginRequest, From from, Actor actor) {
        return StatementRetry.once(() -> Panache.withSession(() -> Account.findPassword(loginRequest.email())))
                .chain(known -> check(loginRequest.password(), known, from, actor.concerning(known.account())));
    }

    private Uni<SignedIn> check(String password, StoredPassword known, From from, Actor actor) {
        return passwords
                .fits(password, known.hash())
                .chain(fits -> fits
                        ? open(password, known, from, actor)
                        : Uni.createFrom().failure(new WrongCredentials()))
                .onFailure(WrongCredentials.class)
                .call(() -> noteFailure(actor));
    }

    private Uni<SignedIn> open(String password, StoredPassword known, From from, Actor actor) {
        boolean advised = passwords.isCut(password, known.hash().orElseThrow());
        return passwords
                .raised(password, known.hash().orElseThrow())
                .map(hash -> new VerifiedPassword(known, hash, advised))
                .chain(right -> sessionIssuer.onKnown(right, from.origin(), actor))
                .invoke(opened -> from.advise(advised));
    }

    /** Writes the same event when no account has the e-mail address, so that the time does not reveal it. */
    private Uni<Void> noteFailure(Actor actor) {
        return mutations.record(actor, AuditAction.LOGIN_FAILED);
    }

    /** The origin of a login, and its HTTP response. */
    private record From(RequestOrigin origin, HttpServerResponse response) {

        /** Sets the header that advises a change of the password, unless the response was sent, by the deadline for example. */
        private void advise(boolean advised) {
            if (advised && !response.headWritten()) {
                response.putHeader(ADVICE, CHANGE);
            }
        }
    }
}
