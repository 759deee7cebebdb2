package io.keyfolio.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.Instant;

/** A deserializer of RFC 3339 times with any offset; refuses numbers. */
final class StrictInstant extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    StrictInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Instant time = parser.hasToken(JsonToken.VALUE_STRING)
                ? Rfc3339.parse(parser.getText()).orElse(null)
                : null;
        if (time == null) {
            FieldErrors.of(context).skip(parser, Rfc3339.RULE);
        }
        return time;
    }
}
