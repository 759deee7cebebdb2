package io.keyfolio.feature.audit;

import io.keyfolio.identity.audit.AuditAction;
import java.time.Instant;

/** The filter of a list of audit events; a member that the query omits is null. */
record EventFilter(EventCursor cursor, Integer limit, AuditAction action, Instant from, Instant to) {

    private static final int DEFAULT_LIMIT = 50;

    int limitOrDefault() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    /** The upper bound of the events' ids, exclusive. */
    long before() {
        return cursor == null ? Long.MAX_VALUE : cursor.lastSeen();
    }
}
