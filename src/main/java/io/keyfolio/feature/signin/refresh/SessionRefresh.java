package io.keyfolio.feature.signin.refresh;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.SessionId;
import io.keyfolio.identity.session.SessionTokens;
import io.keyfolio.identity.session.Sessions;
import io.keyfolio.platform.http.address.ClientInfo;
import io.keyfolio.platform.http.lifecycle.RequestOrigin;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Exchanges a session for a new one, in one transaction. */
@Singleton
class SessionRefresh {

    private final SessionTokens sessionTokens;
    private final Sessions sessions;
    private final ClientInfo clientInfo;
    private final Mutations mutations;
    private final Actors actors;

    SessionRefresh(
            SessionTokens sessionTokens, Sessions sessions, ClientInfo clientInfo, Mutations mutations, Actors actors) {
        this.sessionTokens = sessionTokens;
        this.sessions = sessions;
        this.clientInfo = clientInfo;
        this.mutations = mutations;
        this.actors = actors;
    }

    /** Emits the new token; fails as an unknown token does when the session has ended. Of two concurrent exchanges, one wins. */
    Uni<SessionTokens.Minted> exchange(AccountId account, SessionId session) {
        RequestOrigin origin = RequestOrigin.of(clientInfo);
        Actor actor = actors.caller();
        return sessionTokens
                .mint(account)
                .chain(token -> mutations.commit(actor, mutation -> Account.findLocked(account)
                        .chain(() -> sessions.exchange(session, token, origin))
                        .call(() -> mutation.note(AuditAction.SESSION_REFRESHED, token.session()))));
    }
}
