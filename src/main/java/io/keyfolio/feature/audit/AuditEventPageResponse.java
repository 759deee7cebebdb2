package io.keyfolio.feature.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some events, newest first, and how to ask for those before them. */
@Schema(name = "AuditEventPage")
record AuditEventPageResponse(
        @Schema(required = true) List<AuditEventResponse> events,

        @Schema(
                required = true,
                nullable = true,
                description = "Send it as cursor to get the next page; null on the last one.",
                examples = "NDcxMQ")
        String nextCursor) {

    /** Takes one more than the page shows, if there is one more. */
    static AuditEventPageResponse of(List<AuditEventResponse> found, int limit) {
        if (found.size() <= limit) {
            return new AuditEventPageResponse(found, null);
        }
        List<AuditEventResponse> shown = found.subList(0, limit);
        return new AuditEventPageResponse(
                shown, new EventCursor(shown.get(limit - 1).id()).text());
    }
}
