package io.keyfolio.identity.id;

import java.util.Optional;
import java.util.regex.Pattern;

/** The id of an API key: a positive decimal number, in both APIs and in the token of the key. */
public record ApiKeyId(long value) {

    /** Allows no leading zero and no sign, so that each id has one spelling. */
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,18}");

    /** Parses an id; empty when the text has another form or the number is too large. */
    public static Optional<ApiKeyId> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ApiKeyId(Long.parseLong(text)));
        } catch (NumberFormatException beyondLong) {
            return Optional.empty();
        }
    }

    /** The number, as both APIs, audit events and the token show it. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
