package io.keyfolio.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error of what OAuth 2 defines. */
@Schema(
        name = "OAuthProblem",
        description = "An error as OAuth 2 words it (RFC 6749, section 5.2), with the members of RFC 9457.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OAuthProblemView(
        @Schema(required = true, examples = "about:blank") String type,
        @Schema(required = true, examples = "Bad Request") String title,
        @Schema(required = true, examples = "400") int status,

        @Schema(required = true, description = "What is wrong, for the sender.")
        String detail,

        @Schema(description = "With 500 only: an opaque id that is also in the log.")
        String instance,

        @Schema(required = true, examples = "invalid_request")
        String error,

        @Schema(required = true, description = "The same sentence as detail.")
        @JsonProperty("error_description") // Vert.x writes it, too, and knows no naming strategy
        String errorDescription) {

    private static final Map<Integer, String> CODES = Map.of(
            401, "invalid_token",
            403, "insufficient_scope",
            500, "server_error",
            503, "temporarily_unavailable");

    static OAuthProblemView of(Problem problem) {
        return new OAuthProblemView(
                "about:blank",
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.instance(),
                code(problem.status()),
                problem.detail());
    }

    /** How OAuth calls what that status says. */
    public static String code(int status) {
        return CODES.getOrDefault(status, "invalid_request");
    }
}
