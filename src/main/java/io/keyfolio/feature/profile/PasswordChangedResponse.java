package io.keyfolio.feature.profile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says that the new password is the one from now on. */
@Schema(name = "ChangePasswordResponse")
record PasswordChangedResponse(
        @Schema(required = true, examples = "Password updated successfully")
        String message) {

    PasswordChangedResponse() {
        this("Password updated successfully");
    }
}
