package io.keyfolio.feature.signin;

import io.keyfolio.identity.account.email.EmailAddresses;
import io.keyfolio.identity.account.email.ValidEmail;
import io.keyfolio.identity.password.ValidPassword;
import io.keyfolio.platform.json.JsonRequest;
import io.keyfolio.platform.text.DisplayText;
import io.keyfolio.platform.text.DisplayTexts;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A registration in the developer API. */
@PasswordsMatch
@Schema(name = "RegisterDeveloperRequest")
record RegisterRequest(
        @Schema(examples = "John Doe", maxLength = DisplayText.LONGEST_NAME, description = DisplayText.DESCRIPTION)
        @NotEmpty(message = "is required")
        @DisplayText
        String name,

        @Schema(
                examples = "john@example.com",
                format = "email",
                maxLength = EmailAddresses.LONGEST,
                description = ValidEmail.DESCRIPTION)
        @NotEmpty(message = "is required")
        @ValidEmail
        String email,

        @Schema(examples = "a secret of mine", minLength = 6, description = ValidPassword.DESCRIPTION)
        @NotNull(message = "is required")
        @ValidPassword
        String password,

        @Schema(examples = "a secret of mine") @NotNull(message = "is required")
        String passwordConfirmation)
        implements JsonRequest {

    RegisterRequest {
        name = name == null ? null : DisplayTexts.trim(name);
    }

    @Override
    public String toString() {
        return "RegisterRequest[name=" + name + "]";
    }
}
