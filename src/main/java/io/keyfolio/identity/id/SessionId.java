package io.keyfolio.identity.id;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id of a session: a UUID, which is the {@code jti} of the session token. */
public record SessionId(UUID value) {

    /** Allows only lower case, so that each id has one spelling. */
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Parses an id; empty when the text is not a UUID in its canonical form. */
    public static Optional<SessionId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SessionId(UUID.fromString(text))) : Optional.empty();
    }

    /** The UUID, as the developer API and audit events show it. */
    @Override
    public String toString() {
        return value.toString();
    }
}
