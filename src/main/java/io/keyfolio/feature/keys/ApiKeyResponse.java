package io.keyfolio.feature.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An API key in a list, without its token. */
@Schema(name = "ApiKey")
record ApiKeyResponse(
        @Schema(required = true, examples = "1") long id,
        @Schema(required = true, examples = "My API Key") String name,

        @Schema(required = true, examples = "2026-01-21T10:30:00Z")
        Instant createdAt,

        @Schema(
                required = true,
                nullable = true,
                description = "The time of the last use; null if the key was never used.",
                examples = "2026-01-21T15:45:00Z")
        Instant lastUsedAt,

        @Schema(required = true, examples = "[\"*\"]") List<String> abilities,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "The time at which the key expires. Absent for keys that do not expire.",
                examples = "2027-01-21T10:30:00Z")
        Instant expiresAt,

        @JsonUnwrapped ApiKeyDetails details) {

    /** Reads a row; the response has the published shape unless it is {@code extended}. */
    static ApiKeyResponse of(Row row, boolean extended) {
        return new ApiKeyResponse(
                row.getLong("id"),
                row.getString("name"),
                instant(row, "created_at"),
                instant(row, "last_used_at"),
                List.of(row.getArrayOfStrings("abilities")),
                instant(row, "expires_at"),
                extended ? ApiKeyDetails.of(row) : null);
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Confirms that an API key was revoked. */
    @Schema(name = "RevokeApiKeyResponse")
    record Deleted(
            @Schema(required = true, examples = "Deleted") String message) {

        Deleted() {
            this("Deleted");
        }
    }
}
