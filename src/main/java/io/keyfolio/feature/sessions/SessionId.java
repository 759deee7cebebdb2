package io.keyfolio.feature.sessions;

import io.keyfolio.platform.problem.DomainException.NotFound;
import java.util.UUID;
import java.util.regex.Pattern;

/** A session's id as a path spells it; anything but a UUID in its usual form names no session. */
record SessionId(UUID value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    static SessionId of(String segment) {
        if (!FORM.matcher(segment).matches()) {
            throw new NotFound("session");
        }
        return new SessionId(UUID.fromString(segment));
    }
}
