package io.keyfolio.identity.session;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Begins sessions, no more than an account may have, and exchanges them; in transactions that hold the account's row. */
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

    /** Stores a session, which makes its token good; emits those it ended for want of room, which were not used for longest. */
    public Uni<List<UUID>> begin(SessionTokens.Minted token, SessionOrigin sessionOrigin) {
        return Session.listLive(token.account(), clock.instant())
                .map(this::beyondBound)
                .call(Session::endAll)
                .call(() -> Session.of(token, sessionOrigin, clock.instant()).persist());
    }

    /** Puts a new session in the place of one; fails as an unknown token does when that has ended. */
    public Uni<SessionTokens.Minted> exchange(UUID old, SessionTokens.Minted token, SessionOrigin sessionOrigin) {
        return Session.take(old)
                .chain(taken -> taken.under(token, sessionOrigin).persist())
                .replaceWith(token);
    }

    /** Those that have to go so that there is room for one. */
    private List<UUID> beyondBound(List<Session> live) {
        return live.stream()
                .sorted(Comparator.comparing(lastSeenWriter::of).reversed())
                .skip(config.perAccount() - 1L)
                .map(session -> session.id)
                .toList();
    }
}
