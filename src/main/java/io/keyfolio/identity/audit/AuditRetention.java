package io.keyfolio.identity.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Removes events that are old enough, some at a time; of several replicas that want to, one does. The database's own function
 * does it: the service has no other way to remove one.
 */
@Singleton
class AuditRetention {

    private static final Logger LOG = Logger.getLogger(AuditRetention.class);
    private static final int BATCH = 1000;
    private static final String FORGET = "select forget_audit_events($1, $2)";

    private final AuditConfig config;
    private final Pool database;
    private final Clock clock;
    private final Counter forgotten;

    AuditRetention(AuditConfig config, Pool database, Clock clock, MeterRegistry metrics) {
        this.config = config;
        this.database = database;
        this.clock = clock;
        this.forgotten = Counter.builder("keyfolio.audit.forgotten")
                .description("Audit events removed because they were old enough")
                .register(metrics);
    }

    /** What could not be removed is, the next time; nobody fails for it. */
    @Scheduled(
            every = "{keyfolio.audit.clean-up}",
            delayed = "{keyfolio.audit.clean-up}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        OffsetDateTime end = clock.instant().minus(config.retention()).atOffset(ZoneOffset.UTC);
        return Multi.createBy()
                .repeating()
                .uni(() -> forgetSome(end))
                .whilst(count -> count == BATCH)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(failure -> LOG.warnf("could not remove old audit events: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Integer> forgetSome(OffsetDateTime end) {
        return database.preparedQuery(FORGET)
                .execute(Tuple.of(end, BATCH))
                .map(rows -> rows.iterator().next().getInteger(0))
                .invoke(count -> forgotten.increment(count));
    }
}
