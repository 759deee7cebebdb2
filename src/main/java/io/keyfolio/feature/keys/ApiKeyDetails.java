package io.keyfolio.feature.keys;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members of a key in a list that only {@code fields=extended} returns, beyond the published API. */
record ApiKeyDetails(
        @Schema(
                nullable = true,
                description =
                        "Only with fields=extended: how the token begins and ends. Null for keys made before that was"
                                + " kept.",
                examples = "2|...3f9a")
        String tokenHint,

        @Schema(
                nullable = true,
                description = "Only with fields=extended: the address that the last use came from.",
                examples = "203.0.113.7")
        String lastUsedIp,

        @Schema(
                nullable = true,
                description =
                        "Only with fields=extended: the id of the key that took this one's place, in the grace period.",
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
