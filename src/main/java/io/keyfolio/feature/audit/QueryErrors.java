package io.keyfolio.feature.audit;

import io.keyfolio.platform.problem.InvalidFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads query parameters and collects the errors of all of them. */
final class QueryErrors {

    private final Map<String, List<String>> errors = new TreeMap<>();

    /** Reads a parameter; null when it is missing or invalid. {@code rule} completes "The … field ". */
    <T> T read(String name, String text, String rule, Function<String, Optional<T>> reader) {
        Optional<T> value = Optional.ofNullable(text).flatMap(reader);
        if (text != null && value.isEmpty()) {
            errors.put(name, List.of(InvalidFields.sentence(name, rule)));
        }
        return value.orElse(null);
    }

    void refuseIfAny() {
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
    }
}
