package io.keyfolio.feature.sessions;

import io.keyfolio.identity.session.Session;
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
                description = "What the client is, by what it calls itself.",
                examples = "Firefox on Linux")
        String device,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "What the client calls itself, at most 255 characters: printable ASCII, anything else and the backslash as"
                                + " an escape sequence (\\xE2, \\u202E).",
                examples = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0")
        String userAgent,

        @Schema(
                required = true,
                nullable = true,
                description = "Where it was begun or last refreshed; null on sessions from before that was kept.",
                examples = "203.0.113.7")
        String address,

        @Schema(required = true, description = "When somebody signed in.", examples = "2026-01-21T10:30:00Z")
        Instant createdAt,

        @Schema(
                required = true,
                description = "When it was last used: on another replica, some seconds late.",
                examples = "2026-01-21T15:45:00Z")
        Instant lastSeenAt,

        @Schema(required = true, description = "When its token ends.", examples = "2026-01-22T10:30:00Z")
        Instant expiresAt,

        @Schema(required = true, description = "Whether it is the one that asks.")
        boolean current) {

    static SessionResponse of(Session session, Instant lastSeen, UUID asking) {
        return new SessionResponse(
                session.id,
                DeviceName.of(session.userAgent),
                session.userAgent,
                session.address,
                session.signedInAt().truncatedTo(ChronoUnit.SECONDS),
                lastSeen.truncatedTo(ChronoUnit.SECONDS),
                session.expiresAt.truncatedTo(ChronoUnit.SECONDS),
                session.id.equals(asking));
    }
}
