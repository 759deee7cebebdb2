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
            "An unknown e-mail address and a wrong password get the same 401. The body has at most 4 KB."
                    + " After many wrong passwords for one e-mail address, attempts from addresses without an earlier sign-in are"
                    + " answered later, by 1.6 s at most, or with 503 where many wait."
                    + " `X-Password-Advice: change` in the answer advises its owner to choose another password: only the beginning"
                    + " of this one is compared.";

    @Override
    public String toString() {
        return "LoginRequest[hidden]";
    }
}
