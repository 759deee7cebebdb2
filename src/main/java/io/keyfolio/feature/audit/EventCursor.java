package io.keyfolio.feature.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Opaque pagination cursor: the id of the last event on the previous page. */
record EventCursor(long lastSeen) {

    private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]{0,17}");

    /** Parses a cursor; empty when the text cannot be one. */
    static Optional<EventCursor> parse(String text) {
        try {
            String id = new String(Base64.getUrlDecoder().decode(text), US_ASCII);
            return POSITIVE.matcher(id).matches() ? Optional.of(new EventCursor(Long.parseLong(id))) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Long.toString(lastSeen).getBytes(US_ASCII));
    }
}
