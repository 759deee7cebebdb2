package io.keyfolio.identity.session;

import io.keyfolio.identity.credential.Credential;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;

/** Collects when sessions were last seen and writes it in batches, so that no request waits for a write. */
@Singleton
public class LastSeenWriter {

    private static final Logger LOG = Logger.getLogger(LastSeenWriter.class);

    /** A row that somebody holds is about to end, or was seen on another replica just now: it is not waited for. */
    private static final String WRITE = """
            with seen as (
                select * from unnest($1::uuid[], $2::timestamptz[]) as seen (id, at)
            ), free as (
                select id from session where id in (select id from seen) for no key update skip locked
            )
            update session set last_seen_at = seen.at
            from seen join free using (id)
            where session.id = seen.id and (session.last_seen_at is null or session.last_seen_at < seen.at)
            """;

    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(5);

    private final ConcurrentMap<UUID, Instant> pending = new ConcurrentHashMap<>();
    private final Pool database;
    private final Clock clock;

    LastSeenWriter(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Notes that a session was seen just now. */
    public void record(Credential.Session session) {
        pending.merge(session.id(), clock.instant(), LastSeenWriter::later);
    }

    /** When a session was last used or, until then, begun; also what was noted and is not written yet. */
    public Instant of(Session session) {
        return later(session.lastUsedAt(), pending.getOrDefault(session.id, Instant.MIN));
    }

    /** Writes what was noted; what could not be written stays noted, and nobody fails for it. */
    @Scheduled(
            every = "{keyfolio.sessions.last-seen-flush}",
            delayed = "{keyfolio.sessions.last-seen-flush}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> flush() {
        Map<UUID, Instant> seen = Map.copyOf(pending);
        if (seen.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return database.preparedQuery(WRITE)
                .execute(parameters(seen))
                .invoke(() -> seen.forEach(pending::remove))
                .onFailure()
                .invoke(failure -> LOG.warnf("could not write when %d sessions were seen: %s", seen.size(), failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** The one place that waits: the service is stopping, and this is not an event loop. */
    void flushAtShutdown(@Observes ShutdownEvent event) {
        flush().await().atMost(SHUTDOWN_PATIENCE);
    }

    private static Tuple parameters(Map<UUID, Instant> seen) {
        UUID[] sessions = seen.keySet().toArray(UUID[]::new);
        OffsetDateTime[] times = new OffsetDateTime[sessions.length];
        for (int place = 0; place < sessions.length; place++) {
            times[place] = seen.get(sessions[place]).atOffset(ZoneOffset.UTC);
        }
        return Tuple.of(sessions, times);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
