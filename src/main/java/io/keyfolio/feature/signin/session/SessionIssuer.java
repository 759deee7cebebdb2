package io.keyfolio.feature.signin.session;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.EmailReservations;
import io.keyfolio.identity.account.UniqueViolations;
import io.keyfolio.identity.account.username.UsernameReservations;
import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.mail.EmailVerification;
import io.keyfolio.identity.password.PasswordChangedConcurrently;
import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.identity.password.StoredPassword;
import io.keyfolio.identity.session.SessionTokens;
import io.keyfolio.identity.session.Sessions;
import io.keyfolio.platform.http.address.ClientInfo;
import io.keyfolio.platform.http.lifecycle.RequestOrigin;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Opens sessions on accounts after a sign-up or a verified password. */
@Singleton
public class SessionIssuer {

    private final SessionTokens sessionTokens;
    private final Sessions sessions;
    private final ClientInfo clientInfo;
    private final Mutations mutations;
    private final EmailVerification verification;
    private final UsernameReservations usernames;
    private final EmailReservations addresses;
    private final SignInNotice notice;

    SessionIssuer(
            SessionTokens sessionTokens,
            Sessions sessions,
            ClientInfo clientInfo,
            Mutations mutations,
            EmailVerification verification,
            UsernameReservations usernames,
            EmailReservations addresses,
            SignInNotice notice) {
        this.addresses = addresses;
        this.notice = notice;
        this.verification = verification;
        this.sessionTokens = sessionTokens;
        this.sessions = sessions;
        this.clientInfo = clientInfo;
        this.mutations = mutations;
        this.usernames = usernames;
    }

    /** The origin of a session; call it before the request first waits. */
    public RequestOrigin origin() {
        return RequestOrigin.of(clientInfo);
    }

    /** Stores a new account with its first session; fails as {@link UniqueViolations#explain} says when a name is taken or reserved. */
    public Uni<SignedIn> onNew(Account account, RequestOrigin origin, Actor actor) {
        return sessionTokens
                .mint(account.accountId())
                .call(token -> mutations
                        .commit(actor.concerning(account.accountId()), mutation -> account.persistAndFlush()
                                .chain(() -> usernames.requireFree(account, account.username))
                                .chain(() -> addresses.requireFree(account.emailKey, account.accountId()))
                                .chain(() -> sessions.begin(token, origin))
                                .chain(() -> mutation.note(AuditAction.ACCOUNT_CREATED, token.session()))
                                .chain(() -> notice.note(account.accountId(), origin))
                                .chain(() -> verification.request(account, origin)))
                        .onFailure()
                        .transform(UniqueViolations::explain))
                .map(token -> new SignedIn(account, token));
    }

    /**
     * Opens a session on an account whose password was verified, and stores its raised hash if there is one. Fails with
     * {@link PasswordChangedConcurrently} when the stored hash has changed meanwhile.
     */
    public Uni<SignedIn> onKnown(VerifiedPassword right, RequestOrigin origin, Actor actor) {
        return sessionTokens
                .mint(right.known().account())
                .chain(token -> mutations.commit(actor, mutation -> hold(right.known(), right.hash())
                        .call(() -> mutation.note(AuditAction.LOGIN_SUCCEEDED, token.session()))
                        .call(() -> mutation.noteAll(AuditAction.PASSWORD_CHANGE_ADVISED, right.advice()))
                        .call(() -> notice.note(token.account(), origin))
                        .call(() -> sessions.begin(token, origin)
                                .chain(ended -> mutation.noteAll(AuditAction.SESSION_ENDED, ended)))
                        .map(account -> new SignedIn(account, token))));
    }

    /**
     * Locks the account until the transaction ends, and replaces its hash if it is to be raised. A session must not begin if the
     * password was changed during the check.
     */
    private static Uni<Account> hold(StoredPassword known, PasswordHash hash) {
        PasswordHash checked = known.hash().orElseThrow();
        Uni<Account> held = hash.equals(checked)
                ? Account.findLocked(known.account(), hash)
                : Account.replacePassword(known.account(), checked, hash)
                        .chain(replaced -> Account.findLocked(known.account(), hash));
        return held.invoke(account -> PasswordChangedConcurrently.unless(account != null));
    }

    /** An account, and the token of the session that was just opened on it. */
    public record SignedIn(Account account, SessionTokens.Minted token) {}

    /** A verified password: what was stored, the hash to store, and whether its owner should choose another password. */
    public record VerifiedPassword(StoredPassword known, PasswordHash hash, boolean changeAdvised) {

        /** The targets of audit events that advise a change: none, or the account. */
        private List<?> advice() {
            return changeAdvised ? List.of(known.account().value()) : List.of();
        }
    }
}
