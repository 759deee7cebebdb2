package io.keyfolio.identity.audit;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.http.lifecycle.RequestOrigin;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;

/**
 * An actor of audit events: the account, the credential and the origin of a request. {@link Actors} makes one; get it before the
 * request first waits.
 */
public final class Actor {

    private final AccountId account;
    private final Credential credential;
    private final RequestOrigin requestOrigin;
    private final Clock clock;

    Actor(AccountId account, Credential credential, RequestOrigin requestOrigin, Clock clock) {
        this.account = account;
        this.credential = credential;
        this.requestOrigin = requestOrigin;
        this.clock = clock;
    }

    /** The same actor, with the account that the request turned out to concern; null for none. */
    public Actor concerning(AccountId known) {
        return new Actor(known, credential, requestOrigin, clock);
    }

    /** The account that is changed; null for none or for one that is not yet known. */
    AccountId account() {
        return account;
    }

    /** Writes an event for each target; in the Hibernate session when {@code transaction} is null. */
    Uni<Void> write(AuditAction action, List<?> targets, SqlConnection transaction) {
        if (targets.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<AuditEvent> events =
                targets.stream().map(target -> event(action, target)).toList();
        return transaction == null
                ? AuditEvent.persist(events)
                : AuditEventStore.insert(transaction, events).replaceWithVoid();
    }

    /** An event of this actor that the caller has yet to write. */
    AuditEvent event(AuditAction auditAction, Object target) {
        AuditEvent event = AuditEvent.of(auditAction, target, clock.instant());
        event.account = account == null ? null : account.value();
        event.by(credential);
        event.from(requestOrigin);
        return event;
    }
}
