package io.keyfolio.feature.audit;

import io.keyfolio.identity.audit.AuditAction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads the audit events of an account. */
@Singleton
class AuditEvents {

    /** The statement, in one form for each of two indexes: a plan for both cases would use neither index well. */
    private static final String FIND = """
            select id, at, action, credential_kind, credential_id, target, address, user_agent, request_id
            from audit_event
            where account_id = $1 and id < $2 and %s
              and ($4::timestamptz is null or at >= $4)
              and ($5::timestamptz is null or at < $5)
            order by id desc
            limit $6
            """;

    private static final String FIND_ANY = FIND.formatted("$3::text is null");
    private static final String FIND_ACTION = FIND.formatted("action = $3");

    private final ListQueryExecutor queries;

    AuditEvents(ListQueryExecutor queries) {
        this.queries = queries;
    }

    /** Emits a page of the account's events, newest first. */
    Uni<AuditEventPageResponse> of(UUID account, EventFilter eventFilter) {
        int limit = eventFilter.limitOrDefault();
        AuditAction auditAction = eventFilter.action();
        Tuple parameters = Tuple.tuple()
                .addUUID(account)
                .addLong(eventFilter.before())
                .addString(auditAction == null ? null : auditAction.label())
                .addOffsetDateTime(time(eventFilter.from()))
                .addOffsetDateTime(time(eventFilter.to()))
                .addInteger(limit + 1);
        return queries.execute(account, auditAction == null ? FIND_ANY : FIND_ACTION, parameters)
                .map(AuditEvents::views)
                .map(found -> AuditEventPageResponse.of(found, limit));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static List<AuditEventResponse> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(AuditEventResponse::of)
                .toList();
    }
}
