package io.keyfolio.feature.recovery.change;

import io.keyfolio.identity.account.email.ValidEmail;
import io.keyfolio.platform.json.JsonRequest;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The e-mail address that an account wishes for, with its password as the proof. */
@Schema(name = "ChangeEmailRequest")
record ChangeEmailRequest(
        @Schema(examples = "jane@example.com", format = "email", description = ValidEmail.DESCRIPTION)
        @NotEmpty(message = "is required")
        @ValidEmail
        String email,

        @Schema(examples = "a secret of mine") @NotNull(message = "is required")
        String password)
        implements JsonRequest {

    @Override
    public String toString() {
        return "ChangeEmailRequest[hidden]";
    }
}
