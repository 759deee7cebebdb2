package io.keyfolio.signin;

import io.keyfolio.request.JsonRequest;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** E-mail address and password of somebody who signs in. */
record Login(
        @Schema(examples = "john@example.com") @NotNull(message = "is required")
        String email,

        @Schema(examples = "a secret of mine") @NotNull(message = "is required")
        String password)
        implements JsonRequest {

    @Override
    public String toString() {
        return "Login[hidden]";
    }
}
