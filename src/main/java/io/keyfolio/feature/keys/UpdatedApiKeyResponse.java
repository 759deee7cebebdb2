package io.keyfolio.feature.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.keyfolio.identity.apikey.ApiKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An API key after a change: as in a list for a caller that may list keys, else as after its creation. */
@Schema(name = "UpdatedApiKey")
record UpdatedApiKeyResponse(
        @Schema(required = true, examples = "1") long id,
        @Schema(required = true, examples = "My API Key") String name,

        @Schema(required = true, examples = "2026-01-21T10:30:00Z")
        Instant createdAt,

        @JsonUnwrapped Use use,

        @JsonInclude(Include.NON_NULL)
        @Schema(
                description = "The abilities of the key. Without keys:read, present only if the request contained "
                        + "abilities.",
                examples = "[\"preferences:read\"]")
        List<String> abilities,

        @JsonInclude(Include.NON_NULL)
        @Schema(
                description = "The time at which the key expires. Absent for keys that do not expire.",
                examples = "2027-01-21T10:30:00Z")
        Instant expiresAt) {

    static UpdatedApiKeyResponse of(ApiKeyResponse key) {
        return new UpdatedApiKeyResponse(
                key.id(), key.name(), key.createdAt(), new Use(key.lastUsedAt()), key.abilities(), key.expiresAt());
    }

    /** For a caller without {@code keys:read}: without the last use, and with abilities only if the caller sent them. */
    static UpdatedApiKeyResponse of(ApiKey key, UpdateApiKeyRequest patch) {
        return new UpdatedApiKeyResponse(
                key.id,
                key.name,
                key.createdAt.truncatedTo(ChronoUnit.SECONDS),
                null,
                patch.abilities() == null ? null : List.of(key.abilities),
                key.expiresAt == null ? null : key.expiresAt.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The last use, which only a caller with {@code keys:read} gets. */
    record Use(
            @Schema(
                    nullable = true,
                    description =
                            "The time of the last use; null if the key was never used. Present only with keys:read.",
                    examples = "2026-01-21T15:45:00Z")
            Instant lastUsedAt) {}
}
