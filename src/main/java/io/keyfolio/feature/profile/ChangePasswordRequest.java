package io.keyfolio.feature.profile;

import io.keyfolio.identity.password.ValidPassword;
import io.keyfolio.platform.json.JsonRequest;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change of the password: the current one as a proof, and the new one. */
@Schema(name = "ChangePasswordRequest")
record ChangePasswordRequest(
        @Schema(examples = "oldpassword") @NotNull(message = "is required")
        String currentPassword,

        @Schema(examples = "newpassword", minLength = 6, description = ValidPassword.DESCRIPTION)
        @NotNull(message = "is required")
        @ValidPassword
        String newPassword)
        implements JsonRequest {

    @Override
    public String toString() {
        return "ChangePasswordRequest[hidden]";
    }
}
