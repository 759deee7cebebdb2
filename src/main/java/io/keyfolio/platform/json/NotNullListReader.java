package io.keyfolio.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;

/** A deserializer of a list that may be left out, and must not be null when it is sent. */
public final class NotNullListReader extends JsonDeserializer<Object> implements ContextualDeserializer {

    private final JsonDeserializer<Object> list;

    /** Called by Jackson, which then requests the reader for a field from it. */
    public NotNullListReader() {
        this(null);
    }

    private NotNullListReader(JsonDeserializer<Object> list) {
        this.list = list;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty field)
            throws JsonMappingException {
        return new NotNullListReader(context.findContextualValueDeserializer(field.getType(), null));
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return list.deserialize(parser, context);
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        StrictText.reportNull(context);
        return null;
    }

    /** Accepts a field that is left out, which differs from a field that is null. */
    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}
