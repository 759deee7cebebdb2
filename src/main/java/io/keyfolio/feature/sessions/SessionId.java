package io.keyfolio.feature.sessions;

import io.keyfolio.platform.problem.DomainException.NotFound;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id of a session in a path; any text but a lower-case UUID in its canonical form is not found. */
record SessionId(UUID value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    static SessionId of(String segment) {
        if (!FORM.matcher(segment).matches()) {
            throw new NotFound("session");
        }
        return new SessionId(UUID.fromString(segment));
    }
}
