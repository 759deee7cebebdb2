package io.keyfolio.platform.problem;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A refusal that any dialect can express: the members of RFC 9457, the errors of each invalid field, and the headers of the
 * response.
 */
public record Problem(
        int status,
        String title,
        String summary,
        String detail,
        String instance,
        SortedMap<String, List<String>> errors,
        Map<String, List<String>> headers) {

    /** The media type of problems (RFC 9457, section 6.1). */
    public static final String MEDIA_TYPE = "application/problem+json";

    static final String RETRY_AFTER = "Retry-After";

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int UNAVAILABLE = 503;

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(408, "Request Timeout"),
            Map.entry(413, "Content Too Large"),
            Map.entry(414, "URI Too Long"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(501, "Not Implemented"),
            Map.entry(426, "Upgrade Required"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    /** The sentences for requests that violate HTTP's own rules. */
    private static final Map<Integer, String> PROTOCOL = Map.of(
            400, "The request could not be read.",
            404, "There is nothing at this path.",
            406, "This path answers application/json; the Accept header rules that out.",
            408, "The request body took too long to arrive.",
            413, "The request body is too large.",
            415, "Send the body as JSON, with \"Content-Type: application/json\".");

    private static final String FORM =
            "Send the body as a form, with \"Content-Type: application/x-www-form-urlencoded\".";

    /** When to try again after a refusal that passes by itself (RFC 9110, section 10.2.3). */
    private static final Map<String, List<String>> SOON = Map.of(RETRY_AFTER, List.of("2"));

    /** A refusal with a sentence. */
    public static Problem of(int status, String detail) {
        return of(status, detail, detail);
    }

    /** A refusal with a short form, which clients of the developer API compare, and a sentence for people. */
    public static Problem of(int status, String summary, String detail) {
        return new Problem(status, title(status), summary, detail, null, null, status == UNAVAILABLE ? SOON : Map.of());
    }

    /** A refusal of a request that violates a rule of HTTP. */
    public static Problem of(int status, Dialect dialect) {
        String sentence = status == UNSUPPORTED_MEDIA_TYPE && dialect == Dialect.OAUTH ? FORM : PROTOCOL.get(status);
        return of(status, sentence == null ? title(status) + "." : sentence);
    }

    static Problem of(DomainException refusal, Dialect dialect) {
        int status = refusal.statusIn(dialect);
        return of(status, refusal.summary(), refusal.getMessage()).withErrors(refusal.errors());
    }

    /** The title of a status. */
    public static String title(int status) {
        return TITLES.getOrDefault(status, "Error");
    }

    Problem withInstance(String id) {
        return new Problem(status, title, summary, detail, id, errors, headers);
    }

    /** The problem with one more header, which may have several values; without values, the same problem. */
    public Problem withHeader(String name, List<String> values) {
        return values.isEmpty() ? this : withHeaders(Map.of(name, values));
    }

    Problem withHeaders(Map<String, List<String>> more) {
        Map<String, List<String>> all = new TreeMap<>(headers);
        all.putAll(more);
        return new Problem(status, title, summary, detail, instance, errors, all);
    }

    private Problem withErrors(SortedMap<String, List<String>> ofFields) {
        return new Problem(status, title, summary, detail, instance, ofFields, headers);
    }
}
