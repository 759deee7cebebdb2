package io.keyfolio.platform.problem;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A refusal that any dialect can express: the members of RFC 9457, the errors of each invalid field, and the seconds until a
 * retry makes sense (RFC 9110, section 10.2.3).
 */
public record Problem(
        int status,
        String title,
        String summary,
        String detail,
        String instance,
        Long retryAfterSeconds,
        SortedMap<String, List<String>> errors) {

    private static final long SOON_SECONDS = 2;

    /** The media type of problems (RFC 9457, section 6.1). */
    public static final String MEDIA_TYPE = "application/problem+json";

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
            Map.entry(426, "Upgrade Required"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    /** A refusal with a sentence. */
    public static Problem of(int status, String detail) {
        return of(status, detail, detail);
    }

    /** A refusal with a short form, which clients of the developer API compare, and a sentence for people. */
    public static Problem of(int status, String summary, String detail) {
        return new Problem(status, title(status), summary, detail, null, status == 503 ? SOON_SECONDS : null, null);
    }

    /** A refusal that needs no sentence: its detail is the title of the status. */
    public static Problem of(int status) {
        return of(status, title(status) + ".");
    }

    static Problem of(DomainException refusal, Dialect dialect) {
        int status = refusal.statusIn(dialect);
        SortedMap<String, List<String>> errors =
                refusal instanceof InvalidFields invalidFields ? new TreeMap<>(invalidFields.errors()) : null;
        Long retry = status == 503 ? Long.valueOf(SOON_SECONDS) : refusal.retryAfterSeconds();
        return new Problem(status, title(status), refusal.summary(), refusal.getMessage(), null, retry, errors);
    }

    Problem withInstance(String id) {
        return new Problem(status, title, summary, detail, id, retryAfterSeconds, errors);
    }

    private static String title(int status) {
        return TITLES.getOrDefault(status, "Error");
    }
}
