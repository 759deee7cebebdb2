package io.keyfolio.feature.profile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The new account API key, in clear. */
@Schema(name = "RegenerateAccountApiKeyResponse")
record RegeneratedKeyResponse(
        @Schema(required = true, examples = "API key regenerated")
        String message,

        @Schema(required = true, examples = "vsay_ak_newkeyhere")
        String apiKey) {

    static RegeneratedKeyResponse of(String apiKey) {
        return new RegeneratedKeyResponse("API key regenerated", apiKey);
    }

    @Override
    public String toString() {
        return "RegeneratedKeyResponse[hidden]";
    }
}
