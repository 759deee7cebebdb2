package io.keyfolio.platform.config.check;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.common.utils.StringUtil;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The checks of single values, which parse them as Quarkus does. */
final class ValueChecks {

    private static final Set<String> TRUTH_VALUES =
            Set.of("true", "1", "yes", "y", "on", "false", "0", "no", "n", "off");

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private ValueChecks() {}

    static Optional<String> truth(String value) {
        boolean known = TRUTH_VALUES.contains(value.strip().toLowerCase(Locale.ROOT));
        return known ? Optional.empty() : Optional.of("is neither true nor false");
    }

    static Optional<String> integer(String value, String rule) {
        return inRange(value, rule, Long::parseLong) ? Optional.empty() : outside("a whole number", rule);
    }

    static Optional<String> duration(String value, String rule) {
        return inRange(value, rule, DurationConverter::parseDuration)
                ? Optional.empty()
                : outside("a duration (a number with S, M, H or D)", rule);
    }

    static Optional<String> size(String value, String rule) {
        MemorySizeConverter converter = new MemorySizeConverter();
        return inRange(value, rule, text -> converter.convert(text).asBigInteger())
                ? Optional.empty()
                : outside("a size (a number with K, M or G)", rule);
    }

    static Optional<String> choice(String value, String words) {
        return List.of(words.split(",", -1)).contains(StringUtil.skewer(value.strip()))
                ? Optional.empty()
                : Optional.of("is none of " + words.replace(",", ", "));
    }

    static Optional<String> level(String value, String names) {
        return List.of(names.split(",", -1)).contains(value.toUpperCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("is none of " + names.replace(",", ", "));
    }

    static Optional<String> pattern(String value, String expression) {
        return Pattern.matches(expression, value) ? Optional.empty() : Optional.of("does not match " + expression);
    }

    static Optional<String> header(String value) {
        return HEADER.matcher(value).matches() ? Optional.empty() : Optional.of("is not the name of a header");
    }

    private static <T extends Comparable<T>> boolean inRange(String value, String range, Function<String, T> parser) {
        String[] bounds = range.split("\\.\\.", 2);
        try {
            T parsed = parser.apply(value.strip());
            return parser.apply(bounds[0]).compareTo(parsed) <= 0
                    && parser.apply(bounds[1]).compareTo(parsed) >= 0;
        } catch (IllegalArgumentException | ArithmeticException notOfThisKind) {
            return false;
        }
    }

    private static Optional<String> outside(String kind, String range) {
        String[] bounds = range.split("\\.\\.", 2);
        return Optional.of("is not " + kind + " from " + bounds[0] + " to " + bounds[1]);
    }
}
