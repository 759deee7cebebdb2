package io.keyfolio.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import io.keyfolio.platform.problem.InvalidFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A collector of the errors in the fields of one request, so that one response reports all of them. */
final class FieldErrors {

    private static final String KEY = FieldErrors.class.getName();

    private final Map<String, List<String>> sentences = new TreeMap<>();

    /** The collector of the request that this context reads. */
    static FieldErrors of(DeserializationContext context) {
        return (FieldErrors) context.getAttribute(KEY);
    }

    static String attribute() {
        return KEY;
    }

    /** Reports an error in the current value and skips the value with everything in it. */
    void skip(JsonParser parser, String rule) throws IOException {
        report(field(parser), rule);
        parser.skipChildren();
    }

    /** Reports an error in the current field; {@code rule} completes "The … field ". */
    void report(JsonParser parser, String rule) {
        report(field(parser), rule);
    }

    /** As {@link #report(JsonParser, String)}, unless an error of the field is already reported. */
    void reportFirst(JsonParser parser, String rule) {
        if (!has(field(parser))) {
            report(parser, rule);
        }
    }

    void report(String field, String rule) {
        String sentence = InvalidFields.sentence(field, rule);
        List<String> known = sentences.computeIfAbsent(field, key -> new ArrayList<>());
        if (!known.contains(sentence)) {
            known.add(sentence);
        }
    }

    boolean has(String field) {
        return sentences.containsKey(field);
    }

    void throwIfAny() {
        if (!sentences.isEmpty()) {
            throw asInvalid();
        }
    }

    InvalidFields asInvalid() {
        return new InvalidFields(sentences);
    }

    /** The name of the outermost field, which reports the errors of everything nested in it. */
    private static String field(JsonParser parser) {
        JsonStreamContext place = parser.getParsingContext();
        while (place.getParent() != null && !place.getParent().inRoot()) {
            place = place.getParent();
        }
        return place.getCurrentName();
    }
}
