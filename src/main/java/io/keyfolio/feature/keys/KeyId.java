package io.keyfolio.feature.keys;

import io.keyfolio.platform.problem.DomainException.NotFound;
import java.util.regex.Pattern;

/** The id of an API key in a path; any text but a positive decimal number is not found. */
record KeyId(long value) {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,18}");

    static KeyId of(String segment) {
        if (!FORM.matcher(segment).matches()) {
            throw new NotFound("API key");
        }
        try {
            return new KeyId(Long.parseLong(segment));
        } catch (NumberFormatException beyondLong) {
            throw new NotFound("API key");
        }
    }
}
