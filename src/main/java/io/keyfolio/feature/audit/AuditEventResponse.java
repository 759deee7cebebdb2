package io.keyfolio.feature.audit;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An audit event in a response. */
@Schema(name = "AuditEvent")
record AuditEventResponse(
        @Schema(required = true, examples = "4711") long id,

        @Schema(required = true, examples = "2026-01-21T10:30:00Z")
        Instant at,

        @Schema(ref = "AuditAction", required = true, examples = "api_key.created")
        String action,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "The kind of the caller's credential; null on routes that need none, such as a login, and "
                                + "for commands of an operator.",
                enumeration = {"session", "api-key", "account-key"},
                examples = "session")
        String credentialKind,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "The id of the session or API key; null for the account API key, because an account has only "
                                + "one.",
                examples = "0d5f1d0c-6d0c-4d6e-9b61-3c1f8f0a7c11")
        String credentialId,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "The object of the action: the id of a session, an API key, a machine or an account, or the "
                                + "name of a rate limit.",
                examples = "2")
        String target,

        @Schema(required = true, examples = "203.0.113.7") String address,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "The User-Agent header of the request, at most 255 characters. Characters outside printable "
                                + "ASCII, and the backslash, are replaced by escape sequences (\\xE2, \\x5C).",
                examples = "curl/8.5.0")
        String userAgent,

        @Schema(
                required = true,
                nullable = true,
                description = "The X-Request-Id of the response.",
                examples = "7c9e6679-7425-40de-944b-e07fc1f90ae7")
        String requestId) {

    static AuditEventResponse of(Row row) {
        return new AuditEventResponse(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant().truncatedTo(ChronoUnit.SECONDS),
                row.getString("action"),
                row.getString("credential_kind"),
                row.getString("credential_id"),
                row.getString("target"),
                row.getString("address"),
                row.getString("user_agent"),
                row.getString("request_id"));
    }
}
