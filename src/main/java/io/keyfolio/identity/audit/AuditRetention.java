package io.keyfolio.identity.audit;

import io.keyfolio.platform.transaction.BackgroundTransactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Removes audit events after the retention period, in batches and on one replica at a time. It calls a function of the database,
 * which is the service's only way to remove events.
 */
@Startup
@Singleton
class AuditRetention {

    private static final Logger LOG = Logger.getLogger(AuditRetention.class);
    private static final int BATCH = 1000;

    private final AuditConfig config;
    private final BackgroundTransactions transactions;
    private final Clock clock;
    private final Counter forgotten;

    AuditRetention(AuditConfig config, BackgroundTransactions transactions, Clock clock, MeterRegistry metrics) {
        this.config = config;
        this.transactions = transactions;
        this.clock = clock;
        this.forgotten = Counter.builder("keyfolio.audit.forgotten")
                .description("Audit events removed after the retention period")
                .register(metrics);
    }

    /** Removes old events; never fails, because the next run tries again. */
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
                .invoke(failure -> LOG.warnf("Audit retention failed (%s). Trying again at the next run.", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Integer> forgetSome(OffsetDateTime end) {
        return transactions
                .runHousekeeping(transaction -> AuditEventStore.deleteOld(transaction, end, BATCH))
                .invoke(count -> forgotten.increment(count));
    }
}
