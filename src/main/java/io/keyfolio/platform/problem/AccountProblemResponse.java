package io.keyfolio.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error of the account API. */
@Schema(name = "AccountProblem", description = "An error of the account API (RFC 9457).")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountProblemResponse(
        @Schema(required = true, examples = "about:blank") String type,
        @Schema(required = true, examples = "Bad Request") String title,
        @Schema(required = true, examples = "400") int status,

        @Schema(
                required = true,
                description = "The reason for the refusal, as a sentence for people.",
                examples = "The email field is required.")
        String detail,

        @Schema(description = "An opaque id of the error, which the log also contains. Present with 500 only.")
        String instance,

        @Schema(required = true, description = "The same text as detail.", examples = "The email field is required.")
        String error) {

    static AccountProblemResponse of(Problem problem) {
        return new AccountProblemResponse(
                "about:blank",
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.instance(),
                problem.detail());
    }
}
