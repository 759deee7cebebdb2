package io.keyfolio.feature.recovery;

import io.keyfolio.identity.account.email.ValidEmail;
import io.keyfolio.platform.json.JsonRequest;
import jakarta.validation.constraints.NotEmpty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The e-mail address of an account whose password is forgotten. */
@Schema(name = "ForgotPasswordRequest")
record ForgotPasswordRequest(
        @Schema(examples = "john@example.com", format = "email")
        @NotEmpty(message = "is required")
        @ValidEmail(known = true)
        String email)
        implements JsonRequest {

    @Override
    public String toString() {
        return "ForgotPasswordRequest[hidden]";
    }
}
