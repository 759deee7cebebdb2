package io.keyfolio.audit;

import io.keyfolio.request.Deadline;
import io.keyfolio.security.Credential;
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
 * Collects that somebody reached a limit, and writes it each second: whoever asks too often must not cause a write with each
 * request. Nothing is changed that an event could be missing to, so that the last second's may be lost with the service.
 */
@Singleton
public class LimitEvents {

    private static final Logger LOG = Logger.getLogger(LimitEvents.class);
    private static final int MOST = 1000;
    private static final int LONGEST_EMAIL = 254;

    /** Whose e-mail address was tried is known by its account, or not at all. */
    private static final String WRITE = """
            insert into audit_event (account_id, at, action, credential_kind, credential_id, target, address, user_agent,
                                     request_id)
            values (coalesce($1, (select id from account where email_key = $10)), $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private final BlockingQueue<Reached> pending = new ArrayBlockingQueue<>(MOST);
    private final Audit audit;
    private final Pool database;
    private final Deadline deadline;
    private final Counter dropped;

    LimitEvents(Audit audit, Pool database, Deadline deadline, MeterRegistry metrics) {
        this.audit = audit;
        this.database = database;
        this.deadline = deadline;
        this.dropped = Counter.builder("keyfolio.audit.dropped")
                .description(
                        "Limits reached that the audit does not tell of, because there were too many at once or the database was away")
                .register(metrics);
    }

    /** Without a credential or an e-mail address to be found by, null. */
    public void reached(String limit, RoutingContext request, Credential credential, String emailKey) {
        AuditEvent event = audit.of(request.request(), credential).event(Action.LIMIT_REACHED, limit);
        if (!pending.offer(new Reached(event, possible(emailKey)))) {
            dropped.increment();
        }
    }

    /** What could not be written is counted as dropped, all that was to be written with it: nobody waits for it. */
    @Scheduled(every = "1S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> write() {
        List<Reached> events = new ArrayList<>();
        pending.drainTo(events);
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = events.stream().map(Reached::row).toList();
        return deadline.limit(database.withTransaction(
                        connection -> connection.preparedQuery(WRITE).executeBatch(rows)))
                .onFailure()
                .invoke(failure -> drop(events, failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** No account has a longer one, and what anybody may send is not to be kept. */
    private static String possible(String emailKey) {
        return emailKey == null || emailKey.length() > LONGEST_EMAIL ? null : emailKey;
    }

    private void drop(List<Reached> events, Throwable failure) {
        LOG.warnf("could not write %d audit events of limits: %s", events.size(), failure);
        dropped.increment(events.size());
    }

    /** An event, and the e-mail address that was tried, as it is compared. */
    private record Reached(AuditEvent event, String emailKey) {

        Tuple row() {
            return event.row().addString(emailKey);
        }
    }
}
