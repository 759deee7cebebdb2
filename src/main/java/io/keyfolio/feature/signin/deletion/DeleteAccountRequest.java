package io.keyfolio.feature.signin.deletion;

import io.keyfolio.platform.json.JsonRequest;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A deletion of the account, with the password that confirms it. */
@Schema(name = "DeleteAccountRequest")
public record DeleteAccountRequest(
        @Schema(examples = "a secret of mine") @NotNull(message = "is required")
        String password) implements JsonRequest {

    @Override
    public String toString() {
        return "DeleteAccountRequest[hidden]";
    }
}
