package io.keyfolio.identity.audit;

import io.keyfolio.identity.id.AccountId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Writes the audit events of work that the service does after a request without a credential has ended. */
@Singleton
public class ServiceAuditTrail {

    private final Clock clock;

    ServiceAuditTrail(Clock clock) {
        this.clock = clock;
    }

    /** Writes an event of the account in a transaction; {@code address} is that of the client who asked for the work. */
    public Uni<Void> note(SqlClient transaction, AccountId account, AuditAction action, String address) {
        AuditEvent event = AuditEvent.of(action, null, clock.instant());
        event.account = account.value();
        event.address = address;
        return AuditEventStore.insert(transaction, List.of(event)).replaceWithVoid();
    }
}
