package io.keyfolio.feature.signin;

import io.keyfolio.platform.json.JsonRequest;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The e-mail address and the password of a login. */
@Schema(name = "LogInRequest")
record LoginRequest(
        @Schema(examples = "john@example.com") @NotNull(message = "is required")
        String email,

        @Schema(examples = "a secret of mine") @NotNull(message = "is required")
        String password)
        implements JsonRequest {

    /** The description of logins in the OpenAPI document. */
    static final String DESCRIPTION =
            "Opens a session. An unknown e-mail address and a wrong password get the same 401. The body "
                    + "has at most 4 KB. After repeated wrong passwords, the service delays attempts from the same "
                    + "address by up to 2 s. After many wrong passwords for one account, it also delays attempts "
                    + "from addresses without a recent sign-in by up to 1.6 s. While too many attempts wait, "
                    + "further ones get 503. The header `X-Password-Advice: change` in a response means that "
                    + "bcrypt compares only the first 72 bytes of this password. The owner should then change it.";

    @Override
    public String toString() {
        return "LoginRequest[hidden]";
    }
}
