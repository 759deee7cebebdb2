package io.keyfolio.feature.audit;

import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.AuditEventStore;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.database.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads the audit events of an account. */
@Singleton
class AuditEvents {

    private final ListQueryExecutor queries;

    AuditEvents(ListQueryExecutor queries) {
        this.queries = queries;
    }

    /** Emits a page of the account's events, newest first. */
    Uni<AuditEventPageResponse> of(AccountId account, EventFilter eventFilter) {
        int limit = eventFilter.limitOrDefault();
        AuditAction auditAction = eventFilter.action();
        Tuple parameters = Tuple.tuple()
                .addUUID(account.value())
                .addLong(eventFilter.before())
                .addString(auditAction == null ? null : auditAction.label())
                .addOffsetDateTime(time(eventFilter.from()))
                .addOffsetDateTime(time(eventFilter.to()))
                .addInteger(limit + 1);
        return queries.execute(account, connection -> AuditEventStore.page(connection, parameters))
                .map(rows -> Rows.map(rows, AuditEventResponse::of))
                .map(found -> AuditEventPageResponse.of(found, limit));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
