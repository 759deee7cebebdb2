package io.keyfolio.platform.problem;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fields of a request are missing, of the wrong type or out of bounds. */
public final class InvalidFields extends DomainException {

    private final transient SortedMap<String, List<String>> errors;

    /** Takes the sentences about each invalid field, by its name in the request. */
    public InvalidFields(Map<String, List<String>> errors) {
        super(400, errors.values().stream().flatMap(List::stream).sorted().collect(Collectors.joining(" ")));
        this.errors = new TreeMap<>(errors);
    }

    /** A refusal of one field; {@code rule} completes "The … field ". */
    public static InvalidFields field(String name, String rule) {
        return new InvalidFields(Map.of(name, List.of(sentence(name, rule))));
    }

    /** The sentence about an invalid field. */
    public static String sentence(String field, String rule) {
        return "The " + field + " field " + rule + ".";
    }

    /** Whether the field is invalid. */
    public boolean concerns(String field) {
        return errors.containsKey(field);
    }

    /** The names of the invalid fields, in alphabetical order. */
    public Set<String> fields() {
        return errors.keySet();
    }

    @Override
    SortedMap<String, List<String>> errors() {
        return errors;
    }

    @Override
    int statusIn(Dialect dialect) {
        return dialect == Dialect.DEVELOPER ? 422 : super.statusIn(dialect);
    }
}
