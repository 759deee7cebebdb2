package io.keyfolio.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/**
 * A deserializer of numbers that refuses strings, even "NaN". A number beyond the range becomes infinite and breaks every
 * bound.
 */
final class StrictDecimal extends StdScalarDeserializer<Double> {

    private static final long serialVersionUID = 1L;

    StrictDecimal() {
        super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            FieldErrors.of(context).skip(parser, "must be a number");
            return null;
        }
        return Double.parseDouble(parser.getText()) + 0.0; // turns -0.0 into 0.0
    }
}
