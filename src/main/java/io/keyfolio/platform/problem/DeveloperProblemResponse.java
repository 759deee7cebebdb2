package io.keyfolio.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error of the developer API. */
@Schema(name = "DeveloperProblem", description = "An error of the developer API (RFC 9457).")
public record DeveloperProblemResponse(
        @Schema(required = true, examples = "about:blank") String type,

        @Schema(required = true, examples = "Unprocessable Content")
        String title,

        @Schema(required = true, examples = "422") int status,

        @Schema(
                required = true,
                description = "The reason for the refusal, as a sentence for people.",
                examples = "The theme field must be light or dark.")
        String detail,

        @JsonInclude(Include.NON_NULL)
        @Schema(description = "An opaque id of the error, which the log also contains. Present with 500 only.")
        String instance,

        @Schema(required = true, examples = "false") boolean success,

        @Schema(required = true, nullable = true, description = "Always null.")
        Object payload,

        @Schema(required = true, examples = "The theme field must be light or dark.")
        String message,

        @Schema(required = true, examples = "The theme field must be light or dark.")
        String description,

        @JsonInclude(Include.NON_NULL)
        @Schema(description = "The error messages of each invalid field. Present with 422 only.")
        SortedMap<String, List<String>> errors) {

    static DeveloperProblemResponse of(Problem problem) {
        return new DeveloperProblemResponse(
                "about:blank",
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.instance(),
                false,
                null,
                problem.summary(),
                problem.detail(),
                problem.errors());
    }
}
