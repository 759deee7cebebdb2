package io.keyfolio.feature.keys;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members of a key in a list that only {@code fields=extended} returns, beyond the published API. */
record ApiKeyDetails(
        @Schema(
                nullable = true,
                description = "The beginning and the end of the token; null for keys that are older than this field. "
                        + "Present only with fields=extended.",
                examples = "2|...3f9a")
        String tokenHint,

        @Schema(
                nullable = true,
                description = "The client address of the last use. Present only with fields=extended.",
                examples = "203.0.113.7")
        String lastUsedIp,

        @Schema(
                nullable = true,
                description = "The id of the successor while the key is in its grace period. Present only with "
                        + "fields=extended.",
                examples = "3")
        Long replacedBy) {

    static ApiKeyDetails of(Row row) {
        return new ApiKeyDetails(
                hint(row.getLong("id"), row.getString("token_end")),
                row.getString("last_used_ip"),
                row.getLong("replaced_by"));
    }

    private static String hint(long id, String tokenEnd) {
        return tokenEnd == null ? null : id + "|..." + tokenEnd;
    }
}
