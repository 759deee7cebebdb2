package io.keyfolio.identity.cleanup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * The clean-up of sessions and API keys some time after they expire. It deletes in small batches, so that requests do not wait
 * for it. Each statement takes an advisory lock, so that one replica runs at a time.
 */
@Startup
@Singleton
class CleanUp {

    private static final Logger LOG = Logger.getLogger(CleanUp.class);

    private static final int BATCH = 500;

    /** The number of the advisory lock: the bytes of "keyfolio". */
    private static final long LOCK = 0x6b6579666f6c696fL;

    private static final String TURN = "with turn as materialized (select pg_try_advisory_xact_lock($3) as mine), ";

    private static final String SESSIONS = TURN + """
            ended as (
                select id from session where (select mine from turn) and expires_at < $1
                order by expires_at limit $2 for update skip locked
            ), removed as (
                delete from session where id in (select id from ended) returning id
            )
            select count(*) as number from removed
            """;

    /** Locks the account's row first, as every change of its keys does, and leaves accounts that are locked to a later run. */
    private static final String KEYS = TURN + """
            ended as (
                select id, account_id from api_key where (select mine from turn) and expires_at < $1
                order by expires_at limit $2
            ), owner as (
                select id from account where id in (select account_id from ended)
                order by id for no key update skip locked
            ), removed as (
                delete from api_key key using ended join owner on owner.id = ended.account_id
                where key.id = ended.id
                returning key.account_id, key.replaced_by
            ), counted as (
                update account set api_keys = api_keys - gone.number
                from (select account_id, count(*) as number from removed where replaced_by is null group by account_id) gone
                where account.id = gone.account_id
            )
            select count(*) as number from removed
            """;

    private final Pool database;
    private final CleanUpConfig config;
    private final Clock clock;
    private final Counter sessions;
    private final Counter keys;
    private final Counter runs;

    CleanUp(Pool database, CleanUpConfig config, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.sessions = counter(metrics, "session");
        this.keys = counter(metrics, "api-key");
        this.runs = Counter.builder("keyfolio.clean.up.runs")
                .description("Clean-up runs on this replica")
                .register(metrics);
    }

    /** Removes expired sessions and API keys; never fails, because the next run tries again. */
    @Scheduled(
            every = "{keyfolio.clean-up.every}",
            delayed = "{keyfolio.clean-up.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return removeAll(SESSIONS, sessions)
                .chain(() -> removeAll(KEYS, keys))
                .invoke(() -> runs.increment())
                .onFailure()
                .invoke(failure -> LOG.warnf("Clean-up failed (%s). Trying again at the next run.", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Removes one batch after the other, until one is not full. */
    private Uni<Void> removeAll(String statement, Counter removed) {
        return Uni.createFrom()
                .deferred(() -> removeSome(statement))
                .invoke(number -> removed.increment(number.doubleValue()))
                .repeat()
                .whilst(number -> number == BATCH)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Long> removeSome(String statement) {
        OffsetDateTime keptSince = clock.instant().minus(config.keep()).atOffset(ZoneOffset.UTC);
        return database.preparedQuery(statement)
                .execute(Tuple.of(keptSince, (long) BATCH, LOCK))
                .map(rows -> rows.iterator().next().getLong("number"));
    }

    private static Counter counter(MeterRegistry metrics, String what) {
        return Counter.builder("keyfolio.clean.up.removed")
                .description("Expired sessions and API keys removed by the clean-up")
                .tag("what", what)
                .register(metrics);
    }
}
