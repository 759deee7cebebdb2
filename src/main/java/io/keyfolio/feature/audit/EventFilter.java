package io.keyfolio.feature.audit;

import io.keyfolio.identity.audit.AuditAction;
import java.time.Instant;

/** Which events to show; null where nothing was chosen. */
record EventFilter(EventCursor cursor, Integer limit, AuditAction action, Instant from, Instant to) {

    private static final int DEFAULT_LIMIT = 50;

    int limitOrDefault() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    /** Events have lower ids. */
    long before() {
        return cursor == null ? Long.MAX_VALUE : cursor.lastSeen();
    }
}
