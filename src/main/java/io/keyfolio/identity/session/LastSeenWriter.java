package io.keyfolio.identity.session;

import io.keyfolio.identity.credential.SessionCredential;
import io.keyfolio.identity.id.SessionId;
import io.keyfolio.platform.batch.BatchWriter;
import io.keyfolio.platform.batch.BatchWriters;
import io.keyfolio.platform.transaction.BackgroundTransactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Collects the times at which sessions were last seen and writes them in batches, so that no request waits for a write. */
@Singleton
public class LastSeenWriter {

    private final BatchWriter<SessionId, Seen> batch;
    private final BackgroundTransactions transactions;
    private final Clock clock;

    LastSeenWriter(BatchWriters batches, BackgroundTransactions transactions, Clock clock) {
        this.batch = batches.keeping("times at which sessions were last seen", Seen::later, this::write);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Notes that a session was seen just now. */
    public void record(SessionCredential session) {
        batch.note(session.id(), new Seen(session.id(), clock.instant()));
    }

    /** When a session was last used or, if it was not, begun; includes a use that is noted and not yet written. */
    public Instant of(Session session) {
        Seen used = new Seen(session.sessionId(), session.lastUsedAt());
        return used.later(batch.noted(used.session(), used)).at();
    }

    /** Writes the noted times; those of a write that fails stay noted. */
    @Scheduled(
            every = "{keyfolio.sessions.last-seen-flush}",
            delayed = "{keyfolio.sessions.last-seen-flush}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> flush() {
        return batch.flush();
    }

    private Uni<?> write(List<Seen> seen) {
        UUID[] sessions = seen.stream().map(each -> each.session().value()).toArray(UUID[]::new);
        OffsetDateTime[] times =
                seen.stream().map(each -> each.at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
        return transactions.run(transaction -> SessionStore.writeLastSeen(transaction, sessions, times));
    }

    /** A session and the time at which it was seen. */
    private record Seen(SessionId session, Instant at) {

        Seen later(Seen other) {
            return other.at().isAfter(at) ? other : this;
        }
    }
}
