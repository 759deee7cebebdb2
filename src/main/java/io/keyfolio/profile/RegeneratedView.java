package io.keyfolio.profile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new account API key. */
@Schema(name = "RegenerateAccountApiKeyResponse")
record RegeneratedView(
        @Schema(required = true, examples = "API key regenerated")
        String message,

        @Schema(required = true, examples = "vsay_ak_newkeyhere")
        String apiKey) {

    static RegeneratedView of(String apiKey) {
        return new RegeneratedView("API key regenerated", apiKey);
    }

    @Override
    public String toString() {
        return "RegeneratedView[hidden]";
    }
}
