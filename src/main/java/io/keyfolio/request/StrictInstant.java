package io.keyfolio.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Reads RFC 3339 times, with any offset; no numbers. */
final class StrictInstant extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;
    private static final String RULE = "must be an RFC 3339 time, such as 2027-01-21T10:30:00Z";

    /** RFC 3339, section 5.6; narrower than what the platform's parser of ISO 8601 takes. */
    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    StrictInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Instant time = parser.hasToken(JsonToken.VALUE_STRING) ? parse(parser.getText()) : null;
        if (time == null) {
            FieldFaults.of(context).skip(parser, RULE);
        }
        return time;
    }

    /** An offset can reach a year that needs five digits, which RFC 3339 cannot write. */
    private static Instant parse(String text) {
        try {
            if (!FORM.matcher(text).matches()) {
                return null;
            }
            Instant time = OffsetDateTime.parse(text).toInstant();
            return time.isBefore(END) ? time : null;
        } catch (DateTimeException notOne) {
            return null;
        }
    }
}
