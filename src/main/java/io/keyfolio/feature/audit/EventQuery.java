package io.keyfolio.feature.audit;

import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.platform.json.Rfc3339;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of a list of audit events, as sent. */
public class EventQuery {

    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|100");
    private static final String LIMIT_RULE = "must be a number from 1 to 100";
    private static final String CURSOR_RULE = "must be the next_cursor of an earlier answer, unchanged";
    private static final String ACTION_RULE = "must be one of " + AuditAction.labels();
    private static final String TIME_RULE = Rfc3339.RULE + " (in a URL, write + as %2B)";

    @RestQuery
    @Parameter(description = "The next_cursor of the previous page.")
    String cursor;

    @RestQuery
    @Parameter(
            description = "The maximum number of events on the page.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "50"))
    String limit;

    @RestQuery
    @Parameter(
            description = "Returns only events with this action.",
            schema = @Schema(implementation = AuditAction.class),
            example = "api_key.created")
    String action;

    @RestQuery
    @Parameter(
            description = "Returns only events at this time or later (RFC 3339).",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String from;

    @RestQuery
    @Parameter(
            description = "Returns only events before this time (RFC 3339).",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String to;

    /** Parses the parameters; throws {@link io.keyfolio.platform.problem.InvalidFields}, which names all invalid ones. */
    EventFilter selection() {
        QueryErrors faults = new QueryErrors();
        EventFilter eventFilter = new EventFilter(
                faults.read("cursor", cursor, CURSOR_RULE, EventCursor::parse),
                faults.read("limit", limit, LIMIT_RULE, EventQuery::readLimit),
                faults.read("action", action, ACTION_RULE, AuditAction::of),
                faults.read("from", from, TIME_RULE, Rfc3339::parse),
                faults.read("to", to, TIME_RULE, Rfc3339::parse));
        faults.refuseIfAny();
        return eventFilter;
    }

    private static Optional<Integer> readLimit(String text) {
        return LIMIT.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
