package io.keyfolio.feature.profile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Confirms the change of the password. */
@Schema(name = "ChangePasswordResponse")
record PasswordChangedResponse(
        @Schema(required = true, examples = "Password updated successfully")
        String message) {

    PasswordChangedResponse() {
        this("Password updated successfully");
    }
}
