package io.keyfolio.feature.sessions;

import io.keyfolio.identity.id.SessionId;
import io.keyfolio.identity.session.Session;
import io.keyfolio.identity.session.device.DeviceName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A session in a list, without its token. */
@Schema(name = "Session")
record SessionResponse(
        @Schema(required = true, examples = "0b6f2c1e-58c4-4a39-9d5c-3f3f3c3b9a10")
        UUID id,

        @Schema(
                required = true,
                description = "The name of the device, derived from the User-Agent header.",
                examples = "Firefox on Linux")
        String device,

        @Schema(
                required = true,
                nullable = true,
                description = "The User-Agent header of the sign-in or of the last refresh, at most 255 characters. "
                        + "Characters outside printable ASCII, and the backslash, are replaced by escape sequences "
                        + "(\\xE2, \\x5C).",
                examples = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0")
        String userAgent,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "The client address of the sign-in or of the last refresh; null for sessions that are older "
                                + "than this field.",
                examples = "203.0.113.7")
        String address,

        @Schema(
                required = true,
                description = "The time of the sign-in. A refresh keeps it.",
                examples = "2026-01-21T10:30:00Z")
        Instant createdAt,

        @Schema(
                required = true,
                description = "The time of the last use. A use on another replica appears some seconds later.",
                examples = "2026-01-21T15:45:00Z")
        Instant lastSeenAt,

        @Schema(
                required = true,
                description = "The time at which the token expires.",
                examples = "2026-01-22T10:30:00Z")
        Instant expiresAt,

        @Schema(required = true, description = "Whether this is the caller's session.")
        boolean current) {

    static SessionResponse of(Session session, Instant lastSeen, SessionId asking) {
        return new SessionResponse(
                session.id,
                DeviceName.of(session.userAgent),
                session.userAgent,
                session.address,
                session.signedInAt().truncatedTo(ChronoUnit.SECONDS),
                lastSeen.truncatedTo(ChronoUnit.SECONDS),
                session.expiresAt.truncatedTo(ChronoUnit.SECONDS),
                session.sessionId().equals(asking));
    }
}
