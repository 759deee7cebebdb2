package io.keyfolio.platform.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyfolio.platform.problem.Dialect;
import io.keyfolio.platform.problem.Problem;
import io.keyfolio.platform.problem.SampleProblems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Content;

/** An example of every refusal in each dialect, for the OpenAPI document. */
final class ProblemExamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<Integer, Map<String, String>> HEADERS = Map.of(
            401,
                    Map.of(
                            "WWW-Authenticate",
                            "Bearer. If the request had a token, error=\"invalid_token\" follows (RFC 6750)."),
            403, Map.of("WWW-Authenticate", "Bearer error=\"insufficient_scope\" (RFC 6750)."),
            405, Map.of("Allow", "The methods that this path supports."),
            415,
                    Map.of(
                            "Accept-Encoding",
                            "identity, if the body had a Content-Encoding. Otherwise the header is absent."),
            429, limited(),
            503, Map.of("Retry-After", "The seconds to wait before the next request."));

    private static final Map<Integer, Map<String, String>> OAUTH_HEADERS = Map.of(
            401,
                    Map.of(
                            "WWW-Authenticate",
                            "Bearer and Basic if the request had no credential; Bearer error=\"invalid_token\" after a "
                                    + "bearer token; Basic after a client secret."),
            403,
                    Map.of(
                            "WWW-Authenticate",
                            "Bearer error=\"insufficient_scope\". The header is absent after a client secret."));

    private ProblemExamples() {}

    /** The headers of a rate limit, in a fixed order, so that every build writes the same document. */
    private static Map<String, String> limited() {
        return new TreeMap<>(Map.of(
                "Retry-After", "The seconds to wait before the next request.",
                "RateLimit-Policy",
                        "The rate limit, its burst (q), and the seconds in which an empty bucket fills (w).",
                "RateLimit",
                        "The rate limit, the requests that remain (r), and the seconds until more are admitted (t)."));
    }

    /** The name of a refusal among the document's components, such as "Developer404". */
    static String name(Dialect dialect, int status) {
        return word(dialect) + status;
    }

    static String description(Dialect dialect, int status) {
        if (status == 400 && dialect == Dialect.ACCOUNT) {
            return "Bad Request: the request target is not a URI; its path has an empty segment or a dot "
                    + "segment; the body is incomplete or is not a JSON object; or a field is missing, of the "
                    + "wrong type or out of bounds.";
        }
        if (status == 415) {
            return "Unsupported Media Type: the body has another type, or a Content-Encoding other than" + " identity.";
        }
        if (status == 503) {
            return "Service Unavailable: the service has too much to do, the answer took too long, or the database is "
                    + "unavailable. A later request may succeed.";
        }
        return Problem.title(status);
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
        return JSON.convertValue(
                SampleProblems.body(dialect, status), new TypeReference<LinkedHashMap<String, Object>>() {});
    }
}
