package io.keyfolio.identity.audit;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.platform.concurrency.Deadline;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/**
 * Collects events of requests that change nothing and writes them each second, so that such a request causes no write of its
 * own. No change lacks its event when the last second's are lost with the service.
 */
@Singleton
public class DeferredEventWriter {

    private static final Logger LOG = Logger.getLogger(DeferredEventWriter.class);
    private static final int MOST = 1000;

    /** An event without an account belongs to the account with that e-mail address, if there is one. */
    private static final String WRITE = """
            insert into audit_event (account_id, at, action, credential_kind, credential_id, target, address, user_agent,
                                     request_id)
            values (coalesce($1, (select id from account where email_key = $10)), $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(MOST);
    private final Audit audit;
    private final Pool database;
    private final Deadline deadline;
    private final Counter dropped;

    DeferredEventWriter(Audit audit, Pool database, Deadline deadline, MeterRegistry metrics) {
        this.audit = audit;
        this.database = database;
        this.deadline = deadline;
        this.dropped = Counter.builder("keyfolio.audit.dropped")
                .description(
                        "Audit events of requests that changed nothing, dropped because there were too many at once"
                                + " or the database was away")
                .register(metrics);
    }

    /** Notes an event on the credential's account. */
    public void note(AuditAction auditAction, Object target, RoutingContext request, Credential credential) {
        note(auditAction, target, request, credential, null);
    }

    /** As above; without a credential, null, on the account with an e-mail address, as accounts compare them. */
    void note(AuditAction auditAction, Object target, RoutingContext request, Credential credential, String emailKey) {
        AuditEvent event = audit.of(request.request(), credential).event(auditAction, target);
        if (!queue.offer(new Pending(event, emailKey))) {
            dropped.increment();
        }
    }

    /** Counts what could not be written as dropped: nobody waits for it. */
    @Scheduled(every = "1S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> write() {
        List<Pending> events = new ArrayList<>();
        queue.drainTo(events);
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = events.stream().map(Pending::row).toList();
        return deadline.limit(database.withTransaction(
                        connection -> connection.preparedQuery(WRITE).executeBatch(rows)))
                .onFailure()
                .invoke(failure -> drop(events, failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void drop(List<Pending> events, Throwable failure) {
        LOG.warnf("could not write %d audit events of requests that changed nothing: %s", events.size(), failure);
        dropped.increment(events.size());
    }

    /** An event, and the e-mail address of its account where the account is not known. */
    private record Pending(AuditEvent event, String emailKey) {

        Tuple row() {
            return event.row().addString(emailKey);
        }
    }
}
