package io.keyfolio.platform.openapi;

import io.keyfolio.platform.problem.BearerChallenge;
import io.keyfolio.platform.problem.ClientAuthentication;
import io.keyfolio.platform.problem.Dialect;
import io.keyfolio.platform.problem.OAuthProblemResponse;
import io.keyfolio.platform.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Content;

/** An example of every refusal in each dialect, for the OpenAPI document. */
final class ProblemExamples {

    private static final SortedMap<Integer, String> DETAILS = new TreeMap<>(Map.ofEntries(
            Map.entry(400, "The request body must be a JSON object."),
            Map.entry(401, "Send a valid credential: \"Authorization: Bearer\" and a session token or an API key."),
            Map.entry(403, "This credential does not carry the right to do this."),
            Map.entry(404, "There is no such API key."),
            Map.entry(405, "This path answers GET, HEAD, OPTIONS."),
            Map.entry(406, "This path answers application/json; the Accept header rules that out."),
            Map.entry(408, "The request body took too long to arrive."),
            Map.entry(413, "The request body is too large."),
            Map.entry(415, "Send the body as JSON, with \"Content-Type: application/json\"."),
            Map.entry(422, "The theme field must be light or dark."),
            Map.entry(429, "Too many requests. Try again in 2 s."),
            Map.entry(500, "Something went wrong on our side. Name the instance when you report it."),
            Map.entry(503, "The database cannot be reached at the moment. Try again in a few seconds.")));

    private static final Map<Integer, String> SUMMARIES = Map.of(401, "Unauthenticated.", 429, "Too Many Attempts.");

    private static final Map<Integer, Map<String, String>> HEADERS = Map.of(
            401, Map.of("WWW-Authenticate", "Bearer; with error=\"invalid_token\" when a token was sent (RFC 6750)."),
            403, Map.of("WWW-Authenticate", "Bearer error=\"insufficient_scope\" (RFC 6750)."),
            405, Map.of("Allow", "The methods of this path."),
            415, Map.of("Accept-Encoding", "identity, when the body had a Content-Encoding; else left out."),
            429, limited(),
            503, Map.of("Retry-After", "Seconds."));

    private static final Map<Integer, Map<String, String>> OAUTH_HEADERS = Map.of(
            401,
                    Map.of(
                            "WWW-Authenticate",
                            "Bearer and Basic when no credential was sent, Bearer error=\"invalid_token\" after a bearer"
                                    + " token, Basic after a client secret."),
            403, Map.of("WWW-Authenticate", "Bearer error=\"insufficient_scope\"; not after a client secret."));

    private ProblemExamples() {}

    /** The headers of a rate limit, in a fixed order, so that every build writes the same document. */
    private static Map<String, String> limited() {
        return new TreeMap<>(Map.of(
                "Retry-After", "Seconds.",
                "RateLimit-Policy",
                        "The limit that was reached, the most at once, and in how many seconds that is filled.",
                "RateLimit", "That limit, what is left of it, and how many seconds until there is more."));
    }

    /** The statuses of refusals that the dialect has. */
    static List<Integer> statuses(Dialect dialect) {
        return DETAILS.keySet().stream()
                .filter(status -> status != 422 || dialect == Dialect.DEVELOPER)
                .filter(status -> status != 404 || dialect != Dialect.OAUTH)
                .toList();
    }

    /** The name of a refusal among the document's components, such as "Developer404". */
    static String name(Dialect dialect, int status) {
        return word(dialect) + status;
    }

    static String description(Dialect dialect, int status) {
        if (status == 400 && dialect == Dialect.ACCOUNT) {
            return "Bad Request: the request target is not a URI or its path has empty segments or dot segments; the body"
                    + " breaks off or is not a JSON object; or a field is missing, of the wrong type or out of bounds.";
        }
        if (status == 415) {
            return "Unsupported Media Type: the body is of another type, or has a Content-Encoding other than identity.";
        }
        return Problem.of(status).title();
    }

    static Map<String, String> headers(Dialect dialect, int status) {
        Map<Integer, Map<String, String>> headers = dialect == Dialect.OAUTH ? OAUTH_HEADERS : Map.of();
        return headers.getOrDefault(status, HEADERS.getOrDefault(status, Map.of()));
    }

    static Content content(Dialect dialect, int status) {
        String schema = "#/components/schemas/" + word(dialect) + "Problem";
        return OASFactory.createContent()
                .addMediaType(
                        dialect.mediaType(),
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(schema))
                                .example(example(dialect, status)));
    }

    private static String word(Dialect dialect) {
        return switch (dialect) {
            case DEVELOPER -> "Developer";
            case OAUTH -> "OAuth";
            case ACCOUNT, NEUTRAL -> "Account";
        };
    }

    private static Map<String, Object> example(Dialect dialect, int status) {
        String detail = dialect == Dialect.OAUTH && status == 401
                ? BearerChallenge.CLIENT_PROBLEM.detail()
                : DETAILS.get(status);
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "about:blank");
        example.put("title", Problem.of(status).title());
        example.put("status", status);
        example.put("detail", detail);
        if (status == 500) {
            example.put("instance", "urn:uuid:0d5f1d0c-6d0c-4d6e-9b61-3c1f8f0a7c11");
        }
        if (dialect == Dialect.DEVELOPER) {
            example.put("success", false);
            example.put("payload", null);
            example.put("message", SUMMARIES.getOrDefault(status, detail));
            example.put("description", detail);
        } else if (dialect == Dialect.OAUTH) {
            example.put("error", OAuthProblemResponse.code(status, ClientAuthentication.NONE));
            example.put("error_description", detail);
        } else {
            example.put("error", detail);
        }
        if (status == 422) {
            example.put("errors", Map.of("theme", List.of(detail)));
        }
        return example;
    }
}
