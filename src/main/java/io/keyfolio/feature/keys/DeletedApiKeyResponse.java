package io.keyfolio.feature.keys;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says that a key is gone. */
@Schema(name = "RevokeApiKeyResponse")
record DeletedApiKeyResponse(
        @Schema(required = true, examples = "Deleted") String message) {

    DeletedApiKeyResponse() {
        this("Deleted");
    }
}
