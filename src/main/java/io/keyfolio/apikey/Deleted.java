package io.keyfolio.apikey;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says that a key is gone. */
@Schema(name = "RevokeApiKeyResponse")
record Deleted(
        @Schema(required = true, examples = "Deleted") String message) {

    Deleted() {
        this("Deleted");
    }
}
