package io.keyfolio.signin;

import io.keyfolio.request.JsonRequest;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The password of somebody who deletes their account, to prove who asks. */
@Schema(name = "DeleteAccountRequest")
record DeleteAccountRequest(
        @Schema(examples = "a secret of mine") @NotNull(message = "is required")
        String password) implements JsonRequest {

    @Override
    public String toString() {
        return "DeleteAccountRequest[hidden]";
    }
}
