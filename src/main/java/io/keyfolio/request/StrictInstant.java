package io.keyfolio.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads RFC 3339 times of the years 1 to 9999, with any offset; no numbers. */
final class StrictInstant extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;
    private static final String RULE = "must be an RFC 3339 time, such as 2027-01-21T10:30:00Z";
    private static final int LAST_YEAR = 9999;

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

    private static Instant parse(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return time.getYear() >= 1 && time.getYear() <= LAST_YEAR ? time.toInstant() : null;
        } catch (DateTimeException notOne) {
            return null;
        }
    }
}
