package io.keyfolio.identity.apikey;

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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Collects when and from where keys were last used and writes it in batches, so that no request waits for a write. */
@Singleton
public class LastUsedWriter {

    private static final Logger LOG = Logger.getLogger(LastUsedWriter.class);

    /** Rows are locked in the order of their ids, so that replicas writing at once never wait for each other in a ring. */
    private static final String WRITE = """
            with used as (
                select * from unnest($1::bigint[], $2::timestamptz[], $3::text[]) as used (id, at, address)
            ), locked as (
                select id from api_key where id in (select id from used) order by id for no key update
            )
            update api_key key set last_used_at = used.at, last_used_ip = used.address
            from used join locked using (id)
            where key.id = used.id and (key.last_used_at is null or key.last_used_at < used.at)
            """;

    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(5);

    private final ConcurrentMap<Long, Use> pending = new ConcurrentHashMap<>();
    private final Pool database;
    private final Clock clock;

    LastUsedWriter(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Notes that a key was used just now, from that address. */
    public void record(Credential.ApiKey key, String address) {
        Use use = new Use(key.id(), key.account(), clock.instant(), address);
        pending.merge(key.id(), use, (noted, now) -> now.at().isAfter(noted.at()) ? now : noted);
    }

    /** What was noted for one account and may not be written yet. */
    public List<Use> notedFor(UUID account) {
        return noted(use -> use.account().equals(account));
    }

    /** Forgets what has been written, unless the key was used again meanwhile. */
    public void written(List<Use> uses) {
        uses.forEach(use -> pending.remove(use.key(), use));
    }

    /** Writes what was noted; what could not be written stays noted, and nobody fails for it. */
    @Scheduled(
            every = "{keyfolio.api-key.last-use-flush}",
            delayed = "{keyfolio.api-key.last-use-flush}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> flush() {
        List<Use> uses = noted(use -> true);
        if (uses.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return database.preparedQuery(WRITE)
                .execute(Tuple.of(Use.keys(uses), Use.instants(uses), Use.addresses(uses)))
                .invoke(() -> written(uses))
                .onFailure()
                .invoke(failure -> LOG.warnf("could not write when %d keys were last used: %s", uses.size(), failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** The one place that waits: the service is stopping, and this is not an event loop. */
    void flushAtShutdown(@Observes ShutdownEvent event) {
        flush().await().atMost(SHUTDOWN_PATIENCE);
    }

    private List<Use> noted(Predicate<Use> wanted) {
        return pending.values().stream().filter(wanted).toList();
    }

    /** One key's latest use. */
    public record Use(long key, UUID account, Instant at, String address) {

        public static Long[] keys(List<Use> uses) {
            return uses.stream().map(Use::key).toArray(Long[]::new);
        }

        public static String[] addresses(List<Use> uses) {
            return uses.stream().map(Use::address).toArray(String[]::new);
        }

        public static OffsetDateTime[] instants(List<Use> uses) {
            return uses.stream().map(use -> use.at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
        }
    }
}
