package io.keyfolio.feature.recovery;

import io.keyfolio.platform.json.JsonRequest;
import jakarta.validation.constraints.NotEmpty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The token from a mail that asks to verify an e-mail address. */
@Schema(name = "VerifyEmailRequest")
record VerifyEmailRequest(
        @Schema(description = "The token from the link in the mail.", examples = "…") @NotEmpty(message = "is required")
        String token)
        implements JsonRequest {

    @Override
    public String toString() {
        return "VerifyEmailRequest[hidden]";
    }
}
