package io.keyfolio.signin;

import io.keyfolio.account.AcceptableEmail;
import io.keyfolio.account.AcceptablePassword;
import io.keyfolio.request.JsonRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/** What the developer API asks of somebody who registers. */
@ConfirmedPassword
record NewDeveloper(
        @Schema(examples = "John Doe", maxLength = 255)
        @NotBlank(message = "is required")
        @CodePointLength(max = 255, message = "must have at most 255 characters")
        String name,

        @Schema(examples = "john@example.com", format = "email") @NotEmpty(message = "is required") @AcceptableEmail
        String email,

        @Schema(examples = "a secret of mine", minLength = 6, description = "At most 72 bytes in UTF-8.")
        @NotNull(message = "is required")
        @AcceptablePassword
        String password,

        @Schema(examples = "a secret of mine") @NotNull(message = "is required")
        String passwordConfirmation)
        implements JsonRequest {

    NewDeveloper {
        name = name == null ? null : name.strip();
    }

    @Override
    public String toString() {
        return "NewDeveloper[name=" + name + "]";
    }
}
