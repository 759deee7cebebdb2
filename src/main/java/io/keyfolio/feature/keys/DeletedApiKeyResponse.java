package io.keyfolio.feature.keys;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Confirms that an API key was revoked. */
@Schema(name = "RevokeApiKeyResponse")
record DeletedApiKeyResponse(
        @Schema(required = true, examples = "Deleted") String message) {

    DeletedApiKeyResponse() {
        this("Deleted");
    }
}
