package io.keyfolio.feature.signin.refresh;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountTransactions;
import io.keyfolio.identity.audit.Audit;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.AuditTrail;
import io.keyfolio.identity.invalidation.Change;
import io.keyfolio.identity.session.SessionOrigin;
import io.keyfolio.identity.session.SessionTokens;
import io.keyfolio.identity.session.Sessions;
import io.keyfolio.platform.http.address.ClientInfo;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Exchanges a session for a new one: the old ends in the same transaction in which the new begins. */
@Singleton
class SessionRefresh {

    private final SessionTokens sessionTokens;
    private final Sessions sessions;
    private final ClientInfo clientInfo;
    private final AccountTransactions transactions;
    private final Event<Change> changes;
    private final Audit audit;

    SessionRefresh(
            SessionTokens sessionTokens,
            Sessions sessions,
            ClientInfo clientInfo,
            AccountTransactions transactions,
            Event<Change> changes,
            Audit audit) {
        this.sessionTokens = sessionTokens;
        this.sessions = sessions;
        this.clientInfo = clientInfo;
        this.transactions = transactions;
        this.changes = changes;
        this.audit = audit;
    }

    /** Fails as an unknown token does when the session has ended meanwhile; of two exchanges at once, one wins. */
    Uni<SessionTokens.Minted> exchange(UUID account, UUID session) {
        SessionOrigin sessionOrigin = SessionOrigin.of(clientInfo);
        AuditTrail auditTrail = audit.byCaller();
        return sessionTokens
                .mint(account)
                .chain(token -> transactions.run(account, () -> Account.findLocked(account)
                        .chain(() -> sessions.exchange(session, token, sessionOrigin))
                        .call(() -> auditTrail.note(AuditAction.SESSION_REFRESHED, token.session()))))
                .invoke(() -> changes.fire(new Change.AccountChanged(account)));
    }
}
