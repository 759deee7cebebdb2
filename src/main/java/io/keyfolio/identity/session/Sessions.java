package io.keyfolio.identity.session;

import io.keyfolio.identity.id.SessionId;
import io.keyfolio.platform.http.lifecycle.RequestOrigin;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/**
 * Begins and exchanges sessions, within the session limit of the account. The caller's transaction must have locked the account's
 * row.
 */
@Singleton
public class Sessions {

    private final SessionConfig config;
    private final LastSeenWriter lastSeenWriter;
    private final Clock clock;

    Sessions(SessionConfig config, LastSeenWriter lastSeenWriter, Clock clock) {
        this.config = config;
        this.lastSeenWriter = lastSeenWriter;
        this.clock = clock;
    }

    /** Stores a session, which makes its token valid; emits the least recently used ones that it ended to stay in the limit. */
    public Uni<List<SessionId>> begin(SessionTokens.Minted token, RequestOrigin origin) {
        return Session.listLive(token.account(), clock.instant())
                .map(this::beyondBound)
                .call(Session::endAll)
                .call(() -> Session.of(token, origin, clock.instant()).persist());
    }

    /** Replaces a session with a new one; fails as an unknown token does when the old session has ended. */
    public Uni<SessionTokens.Minted> exchange(SessionId old, SessionTokens.Minted token, RequestOrigin origin) {
        return Session.take(old)
                .chain(taken -> taken.under(token, origin).persist())
                .replaceWith(token);
    }

    /** The sessions to end, so that the limit leaves room for one more. */
    private List<SessionId> beyondBound(List<Session> live) {
        return live.stream()
                .sorted(Comparator.comparing(lastSeenWriter::of).reversed())
                .skip(config.perAccount() - 1L)
                .map(Session::sessionId)
                .toList();
    }
}
