package io.keyfolio.feature.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of audit events, newest first, with the cursor of the next page. */
@Schema(name = "AuditEventPage")
record AuditEventPageResponse(
        @Schema(required = true) List<AuditEventResponse> events,

        @Schema(
                required = true,
                nullable = true,
                description = "The value of cursor for the next page; null on the last page.",
                examples = "NDcxMQ")
        String nextCursor) {

    /** Makes a page of the first {@code limit} events; one more event in {@code found} means that there is another page. */
    static AuditEventPageResponse of(List<AuditEventResponse> found, int limit) {
        if (found.size() <= limit) {
            return new AuditEventPageResponse(found, null);
        }
        List<AuditEventResponse> shown = found.subList(0, limit);
        return new AuditEventPageResponse(
                shown, new EventCursor(shown.get(limit - 1).id()).text());
    }
}
