package io.keyfolio.audit;

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

/** Finds the events of an account. */
@Singleton
class Events {

    /** One statement for each index: a plan for both cases would use neither well. */
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

    private final ListQueries queries;

    Events(ListQueries queries) {
        this.queries = queries;
    }

    /** Emits them, newest first. */
    Uni<EventPage> of(UUID account, Selection selection) {
        int limit = selection.limitOrDefault();
        Action action = selection.action();
        Tuple parameters = Tuple.tuple()
                .addUUID(account)
                .addLong(selection.before())
                .addString(action == null ? null : action.label())
                .addOffsetDateTime(time(selection.from()))
                .addOffsetDateTime(time(selection.to()))
                .addInteger(limit + 1);
        return queries.execute(account, action == null ? FIND_ANY : FIND_ACTION, parameters)
                .map(Events::views)
                .map(found -> EventPage.of(found, limit));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static List<EventView> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(EventView::of)
                .toList();
    }
}
