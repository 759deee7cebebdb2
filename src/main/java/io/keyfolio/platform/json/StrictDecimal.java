package io.keyfolio.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Reads numbers; no texts, not even "NaN". One that is too great is infinite, and breaks every bound. */
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
        return Double.parseDouble(parser.getText()) + 0.0; // which makes -0.0 zero
    }
}
