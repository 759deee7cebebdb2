package io.keyfolio.identity.audit;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.platform.batch.BatchWriter;
import io.keyfolio.platform.batch.BatchWriters;
import io.keyfolio.platform.transaction.BackgroundTransactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Collects the audit events of requests that change nothing and writes them every second, so that such a request causes no write
 * of its own. A service that is killed loses those of the last second; the events of changes are not among them.
 */
@Singleton
public class DeferredEventWriter {

    private static final int MOST = 1000;

    private final BatchWriter<Long, Pending> batch;
    private final AtomicLong numbers = new AtomicLong();
    private final Actors actors;
    private final BackgroundTransactions transactions;
    private final Counter dropped;

    DeferredEventWriter(
            BatchWriters batches, Actors actors, BackgroundTransactions transactions, MeterRegistry metrics) {
        this.batch = batches.dropping(
                "audit events of requests that changed nothing", MOST, this::write, number -> dropped(number));
        this.actors = actors;
        this.transactions = transactions;
        this.dropped = Counter.builder("keyfolio.audit.dropped")
                .description(
                        "Audit events of requests that changed nothing, dropped because there were too many at once"
                                + " or the database was unavailable")
                .register(metrics);
    }

    /** Notes an event for the credential's account. */
    public void note(AuditAction auditAction, Object target, RoutingContext request, Credential credential) {
        note(auditAction, target, request, credential, null);
    }

    /** As above; without a credential, which is then null, for the account with a normalized e-mail address. */
    void note(AuditAction auditAction, Object target, RoutingContext request, Credential credential, String emailKey) {
        AuditEvent event = actors.of(request.request(), credential).event(auditAction, target);
        long number = numbers.getAndIncrement();
        batch.note(number, new Pending(number, event, emailKey));
    }

    /** Writes the noted events; those of a write that fails are dropped and counted. */
    @Scheduled(every = "1S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> flush() {
        return batch.flush();
    }

    private Uni<?> write(List<Pending> events) {
        List<Tuple> rows = events.stream()
                .sorted(Comparator.comparingLong(Pending::number))
                .map(Pending::row)
                .toList();
        return transactions.run(transaction -> AuditEventStore.insertOfEmail(transaction, rows));
    }

    private void dropped(int number) {
        dropped.increment(number);
    }

    /** An event with its number in the order, and the e-mail address of its account where the account is not known. */
    private record Pending(long number, AuditEvent event, String emailKey) {

        Tuple row() {
            return event.row().addString(emailKey);
        }
    }
}
