package io.keyfolio.feature.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a page ended, as its reader hands it back; what stands in it is nobody's business. */
record EventCursor(long lastSeen) {

    private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]{0,17}");

    /** Empty for what none of our pages ended with. */
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
