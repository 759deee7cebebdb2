package io.keyfolio.feature.recovery;

import io.keyfolio.identity.password.ValidPassword;
import io.keyfolio.platform.json.JsonRequest;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new password, with the token from a mail as the proof. */
@Schema(name = "ResetForgottenPasswordRequest")
record ResetPasswordRequest(
        @Schema(description = "The token from the link in the mail.", examples = "…") @NotEmpty(message = "is required")
        String token,

        @Schema(examples = "a secret of mine", minLength = 6, description = ValidPassword.DESCRIPTION)
        @NotNull(message = "is required")
        @ValidPassword
        String password,

        @Schema(description = "The password again. If it is sent, it must be equal.", examples = "a secret of mine")
        String passwordConfirmation,

        @Schema(description = "Whether all API keys are revoked, and the account API key is replaced.")
        Boolean revokeKeys)
        implements JsonRequest {

    /** Whether the client asked for the end of all keys. */
    boolean endsKeys() {
        return Boolean.TRUE.equals(revokeKeys);
    }

    @Override
    public String toString() {
        return "ResetPasswordRequest[hidden]";
    }
}
