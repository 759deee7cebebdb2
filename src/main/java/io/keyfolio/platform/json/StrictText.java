package io.keyfolio.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** A deserializer of strings that converts no numbers, and refuses characters that PostgreSQL or UTF-8 cannot store. */
final class StrictText extends StdScalarDeserializer<String> implements ContextualDeserializer {

    static final String STORABLE_RULE = "must not contain NUL characters or unpaired surrogates";

    /** The most UTF-16 code units of any string; a longer one is refused, whatever its field allows. */
    static final int LONGEST = 4096;

    /** The most elements of any list. */
    static final int MOST_ELEMENTS = 256;

    private static final long serialVersionUID = 1L;

    private final boolean nullAllowed;

    /** The field if it must be sent; else null. */
    private final String required;

    StrictText() {
        this(true, null);
    }

    private StrictText(boolean nullAllowed, String required) {
        super(String.class);
        this.nullAllowed = nullAllowed;
        this.required = required;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return property == null
                ? new StrictText()
                : new StrictText(
                        property.getAnnotation(NotNullIfPresent.class) == null,
                        property.getAnnotation(Nullable.class) == null ? null : property.getName());
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        stopAfterManyElements(parser, context);
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            FieldErrors.of(context).skip(parser, "must be a string");
            return null;
        }
        if (parser.getTextLength() > LONGEST) {
            FieldErrors.of(context).report(parser, "must have at most " + LONGEST + " characters");
            return null;
        }
        String text = parser.getText();
        if (!isStorable(text)) {
            FieldErrors.of(context).report(parser, STORABLE_RULE);
            return null;
        }
        return text;
    }

    /** Reports null where it is not allowed. Jackson also calls this after an invalid value, whose error is already reported. */
    @Override
    public String getNullValue(DeserializationContext context) throws JsonMappingException {
        stopAfterManyElements(context.getParser(), context);
        if (!nullAllowed) {
            reportNull(context);
        }
        return null;
    }

    /** Stops reading a list that is far too long, because every element would be checked. */
    private void stopAfterManyElements(JsonParser parser, DeserializationContext context) throws JsonMappingException {
        JsonStreamContext place = parser.getParsingContext();
        if (place.inArray() && place.getCurrentIndex() >= MOST_ELEMENTS) {
            FieldErrors.of(context).report(parser, "must have at most " + MOST_ELEMENTS + " elements");
            context.reportInputMismatch(this, "too many elements");
        }
    }

    static void reportNull(DeserializationContext context) {
        FieldErrors.of(context).reportFirst(context.getParser(), "must not be null; leave it out to keep its value");
    }

    /** Accepts a field that is left out, which differs from a field that is null, unless it must be sent. */
    @Override
    public Object getAbsentValue(DeserializationContext context) {
        if (required != null) {
            FieldErrors.of(context).report(required, "is required");
        }
        return null;
    }

    /** Whether PostgreSQL and UTF-8 can store the text: it has no NUL character and no unpaired surrogate. */
    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || isSurrogate(point));
    }

    /** Whether a code point is a surrogate; in a stream of code points, only an unpaired one is. */
    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
