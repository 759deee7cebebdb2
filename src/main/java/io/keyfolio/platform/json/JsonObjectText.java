package io.keyfolio.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.io.StringWriter;

/** A deserializer that reads any JSON object as JSON text and keeps its numbers as they are written. */
public final class JsonObjectText extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    /** Called by Jackson. */
    public JsonObjectText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            FieldErrors.of(context).skip(parser, "must be a JSON object");
            return null;
        }
        StringWriter text = new StringWriter();
        boolean storable = true;
        try (JsonGenerator copy = parser.getCodec().getFactory().createGenerator(text)) {
            int depth = 0;
            for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                storable &= copy(token, parser, copy);
                if (depth == 0) {
                    break;
                }
            }
        }
        if (!storable) {
            FieldErrors.of(context).report(parser, StrictText.STORABLE_RULE);
        }
        return text.toString();
    }

    /** Copies one token; returns whether PostgreSQL can store it. */
    private static boolean copy(JsonToken token, JsonParser from, JsonGenerator to) throws IOException {
        if (token.isNumeric()) {
            to.writeNumber(from.getText());
        } else {
            to.copyCurrentEvent(from);
        }
        boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
        return !text || StrictText.isStorable(from.getText());
    }
}
