package io.keyfolio.feature.recovery.change;

import io.keyfolio.platform.json.JsonRequest;
import jakarta.validation.constraints.NotEmpty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The token from a mail about a change of an e-mail address. */
@Schema(name = "UndoEmailChangeRequest")
record UndoEmailChangeRequest(
        @Schema(description = "The token from the link in the mail.", examples = "…") @NotEmpty(message = "is required")
        String token)
        implements JsonRequest {

    @Override
    public String toString() {
        return "UndoEmailChangeRequest[hidden]";
    }
}
