package io.keyfolio.profile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says that the new password is the one from now on. */
@Schema(name = "ChangePasswordResponse")
record PasswordChanged(
        @Schema(required = true, examples = "Password updated successfully")
        String message) {

    PasswordChanged() {
        this("Password updated successfully");
    }
}
