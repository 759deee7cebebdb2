package io.keyfolio.feature.sessions;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.SessionId;
import io.keyfolio.identity.session.LastSeenWriter;
import io.keyfolio.identity.session.Session;
import io.keyfolio.platform.concurrency.ListConcurrencyLimit;
import io.keyfolio.platform.transaction.StatementRetry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Lists the live sessions of an account. */
@Singleton
class SessionList {

    private final LastSeenWriter lastSeenWriter;
    private final Clock clock;
    private final ListConcurrencyLimit turns;

    SessionList(LastSeenWriter lastSeenWriter, Clock clock, ListConcurrencyLimit turns) {
        this.lastSeenWriter = lastSeenWriter;
        this.clock = clock;
        this.turns = turns;
    }

    /** Emits the sessions, the earliest sign-in first, and marks the caller's own. */
    Uni<List<SessionResponse>> of(AccountId account, SessionId asking) {
        return turns.run(account, () -> live(account, asking));
    }

    private Uni<List<SessionResponse>> live(AccountId account, SessionId asking) {
        return StatementRetry.once(() -> Panache.withSession(() -> Session.listLive(account, clock.instant())))
                .map(sessions -> sessions.stream()
                        .map(session -> SessionResponse.of(session, lastSeenWriter.of(session), asking))
                        .toList());
    }
}
