package io.keyfolio.feature.signin;

import io.keyfolio.identity.account.Usernames;
import io.keyfolio.identity.account.email.EmailAddresses;
import io.keyfolio.identity.account.email.ValidEmail;
import io.keyfolio.identity.password.ValidPassword;
import io.keyfolio.platform.json.JsonRequest;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A sign-up in the account API. */
@Schema(name = "SignUpRequest")
record SignUpRequest(
        @Schema(examples = "johndoe", minLength = 3, maxLength = 64, description = Usernames.DESCRIPTION)
        @NotNull(message = "is required")
        @Pattern(regexp = Usernames.FORM, message = Usernames.RULE)
        String username,

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
        String password)
        implements JsonRequest {

    @Override
    public String toString() {
        return "SignUpRequest[username=" + username + "]";
    }
}
