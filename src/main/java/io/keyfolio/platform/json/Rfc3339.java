package io.keyfolio.platform.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses RFC 3339 times with any offset. */
public final class Rfc3339 {

    /** The rule for such fields; completes "The … field ". */
    public static final String RULE = "must be an RFC 3339 time, such as 2027-01-21T10:30:00Z";

    /** The syntax of RFC 3339, section 5.6, which is narrower than that of Java's ISO 8601 parser. */
    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Rfc3339() {}

    /** Parses a time; empty when it is malformed, or when its offset moves it beyond the year 9999. */
    public static Optional<Instant> parse(String text) {
        try {
            return FORM.matcher(text).matches()
                    ? Optional.of(OffsetDateTime.parse(text).toInstant()).filter(time -> time.isBefore(END))
                    : Optional.empty();
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
