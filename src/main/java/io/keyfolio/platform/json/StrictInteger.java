package io.keyfolio.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigInteger;

/**
 * A deserializer of integers in any JSON notation. Fields have this type whatever their bounds: a number that is too large
 * breaks the field's own constraint, whose message names the bound.
 */
final class StrictInteger extends StdScalarDeserializer<BigInteger> {

    private static final long serialVersionUID = 1L;

    StrictInteger() {
        super(BigInteger.class);
    }

    @Override
    public BigInteger deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            FieldErrors.of(context).skip(parser, "must be a number");
            return null;
        }
        BigInteger number = JsonIntegers.parse(parser.getText()).orElse(null);
        if (number == null) {
            FieldErrors.of(context).report(parser, "must be a whole number");
        }
        return number;
    }
}
