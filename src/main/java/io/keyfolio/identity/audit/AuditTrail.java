package io.keyfolio.identity.audit;

import io.keyfolio.identity.credential.Credential;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Writes the events of one request. */
public final class AuditTrail {

    private static final String WRITE = """
            insert into audit_event (account_id, at, action, credential_kind, credential_id, target, address, user_agent,
                                     request_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private final UUID account;
    private final Credential credential;
    private final RequestOrigin requestOrigin;
    private final Clock clock;

    AuditTrail(UUID account, Credential credential, RequestOrigin requestOrigin, Clock clock) {
        this.account = account;
        this.credential = credential;
        this.requestOrigin = requestOrigin;
        this.clock = clock;
    }

    /** The same request, once it is known which account it concerns; null for none. */
    public AuditTrail concerning(UUID known) {
        return new AuditTrail(known, credential, requestOrigin, clock);
    }

    /** Writes an event in the transaction at hand, which takes the event with it if it fails. */
    public Uni<Void> note(AuditAction auditAction) {
        return note(auditAction, null);
    }

    /** As {@link #note(Action)}, when something was done. */
    public Uni<Void> noteIf(boolean done, AuditAction auditAction) {
        return noteIf(done, auditAction, null);
    }

    /** As {@link #note(Action, Object)}, when something was done. */
    public Uni<Void> noteIf(boolean done, AuditAction auditAction, Object target) {
        return done ? note(auditAction, target) : Uni.createFrom().voidItem();
    }

    /** As {@link #note(Action)}, with the id of what it was done to; never a token. */
    public Uni<Void> note(AuditAction auditAction, Object target) {
        return event(auditAction, target).persist().replaceWithVoid();
    }

    /** As {@link #note(Action, Object)}, in a transaction of the database's client. */
    public Uni<Void> note(AuditAction auditAction, Object target, SqlConnection transaction) {
        return transaction
                .preparedQuery(WRITE)
                .execute(event(auditAction, target).row())
                .replaceWithVoid();
    }

    /** As {@link #note(Action, Object)}, an event for each of them. */
    public Uni<Void> noteAll(AuditAction auditAction, List<?> targets) {
        return targets.isEmpty()
                ? Uni.createFrom().voidItem()
                : AuditEvent.persist(targets.stream().map(target -> event(auditAction, target)));
    }

    /** An event that is yet to be written. */
    AuditEvent event(AuditAction auditAction, Object target) {
        AuditEvent event = AuditEvent.of(auditAction, target, clock.instant());
        event.account = account;
        event.by(credential);
        event.from(requestOrigin);
        return event;
    }
}
