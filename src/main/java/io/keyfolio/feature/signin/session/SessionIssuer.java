package io.keyfolio.feature.signin.session;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountTransactions;
import io.keyfolio.identity.account.UniqueViolations;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.AuditTrail;
import io.keyfolio.identity.invalidation.Change;
import io.keyfolio.identity.password.PasswordChangedConcurrently;
import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.identity.password.StoredPassword;
import io.keyfolio.identity.session.SessionOrigin;
import io.keyfolio.identity.session.SessionTokens;
import io.keyfolio.identity.session.Sessions;
import io.keyfolio.platform.http.address.ClientInfo;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Opens sessions on accounts, for whoever has shown that they may. */
@Singleton
public class SessionIssuer {

    private final SessionTokens sessionTokens;
    private final Sessions sessions;
    private final ClientInfo clientInfo;
    private final AccountTransactions transactions;
    private final Event<Change> changes;

    SessionIssuer(
            SessionTokens sessionTokens,
            Sessions sessions,
            ClientInfo clientInfo,
            AccountTransactions transactions,
            Event<Change> changes) {
        this.sessionTokens = sessionTokens;
        this.sessions = sessions;
        this.clientInfo = clientInfo;
        this.transactions = transactions;
        this.changes = changes;
    }

    /** Where a session would be begun; to be asked first, while the request is at hand. */
    public SessionOrigin origin() {
        return SessionOrigin.of(clientInfo);
    }

    /** Stores a new account with its first session; fails as {@link UniqueViolations#explain} says when its names are taken. */
    public Uni<SignedIn> onNew(Account account, SessionOrigin sessionOrigin, AuditTrail auditTrail) {
        return sessionTokens
                .mint(account.id)
                .call(token -> transactions
                        .run(account.id, () -> account.persistAndFlush()
                                .chain(() -> sessions.begin(token, sessionOrigin))
                                .chain(() -> auditTrail
                                        .concerning(account.id)
                                        .note(AuditAction.ACCOUNT_CREATED, token.session())))
                        .onFailure()
                        .transform(UniqueViolations::explain))
                .map(token -> new SignedIn(account, token));
    }

    /**
     * Opens a session on an account whose password was found right, and gives it that hash if it has another one of the same
     * password; fails with {@link PasswordChangedConcurrently} when the password was changed meanwhile.
     */
    public Uni<SignedIn> onKnown(VerifiedPassword right, SessionOrigin sessionOrigin, AuditTrail auditTrail) {
        UUID id = right.known().account();
        return sessionTokens.mint(id).chain(token -> transactions
                .run(id, () -> hold(right.known(), right.hash()).chain(account -> sessions.begin(token, sessionOrigin)
                        .call(() -> auditTrail.note(AuditAction.LOGIN_SUCCEEDED, token.session()))
                        .call(() -> auditTrail.noteAll(AuditAction.PASSWORD_CHANGE_ADVISED, right.advice()))
                        .call(ended -> auditTrail.noteAll(AuditAction.SESSION_ENDED, ended))
                        .map(ended -> new Opened(new SignedIn(account, token), ended))))
                .invoke(opened -> announce(opened.ended(), id))
                .map(Opened::signedIn));
    }

    /**
     * Holds the password as it was checked until the transaction ends, and its hash raised if that was to be done. It may
     * have been changed while it was being checked: then this session must not begin.
     */
    private static Uni<Account> hold(StoredPassword known, PasswordHash hash) {
        PasswordHash checked = known.hash().orElseThrow();
        Uni<Account> held = hash.equals(checked)
                ? Account.findLocked(known.account(), hash)
                : Account.replacePassword(known.account(), checked, hash)
                        .chain(replaced -> Account.findLocked(known.account(), hash));
        return held.invoke(account -> PasswordChangedConcurrently.unless(account != null));
    }

    /** This replica knows it before its answer leaves; the others are told by the database. */
    private void announce(List<UUID> ended, UUID account) {
        if (!ended.isEmpty()) {
            changes.fire(new Change.AccountChanged(account));
        }
    }

    /** A session that was begun, and the others that had to end for it. */
    private record Opened(SignedIn signedIn, List<UUID> ended) {}
}
