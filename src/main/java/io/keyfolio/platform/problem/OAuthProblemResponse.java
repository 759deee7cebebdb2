package io.keyfolio.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error of an OAuth 2 endpoint. */
@Schema(name = "OAuthProblem", description = "An OAuth 2 error (RFC 6749, section 5.2) with the members of RFC 9457.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OAuthProblemResponse(
        @Schema(required = true, examples = "about:blank") String type,
        @Schema(required = true, examples = "Bad Request") String title,
        @Schema(required = true, examples = "400") int status,

        @Schema(required = true, description = "The reason for the refusal, as a sentence for people.")
        String detail,

        @Schema(description = "An opaque id of the error, which the log also contains. Present with 500 only.")
        String instance,

        @Schema(required = true, examples = "invalid_request")
        String error,

        @Schema(
                required = true,
                description = "The same text as detail, limited to the characters that RFC 6749 allows.")
        @JsonProperty("error_description") // Vert.x also writes it, and applies no naming strategy
        String errorDescription) {

    private static final Map<Integer, String> CODES = Map.of(
            500, "server_error",
            503, "temporarily_unavailable");

    /**
     * The characters that a description must not contain: quotation marks, backslashes and all but ASCII (RFC 6749, section
     * 5.2).
     */
    private static final Pattern FORBIDDEN = Pattern.compile("[^ !#-\\[\\]-~]");

    static OAuthProblemResponse of(Problem problem, ClientAuthentication client) {
        return new OAuthProblemResponse(
                "about:blank",
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.instance(),
                code(problem.status(), client),
                FORBIDDEN.matcher(problem.detail()).replaceAll("'"));
    }

    /** The OAuth error code for a status, given the way in which the client authenticated. */
    private static String code(int status, ClientAuthentication client) {
        String code = client.code(status);
        return code == null ? CODES.getOrDefault(status, "invalid_request") : code;
    }
}
