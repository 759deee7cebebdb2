package io.keyfolio.preference;

import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks language tags and writes them in the case that RFC 5646, section 2.1.1, recommends. */
final class LanguageTags {

    private static final int MAX_LENGTH = 128;
    private static final int REGION_LENGTH = 2;
    private static final int SCRIPT_LENGTH = 4;
    private static final String PRIVATE_USE = "x";

    private LanguageTags() {}

    /** The tag in canonical case; empty when it is ill-formed or its language is no ISO 639 code. */
    static Optional<String> canonical(String tag) {
        List<String> subtags = List.of(tag.toLowerCase(Locale.ROOT).split("-", -1));
        boolean acceptable = tag.length() <= MAX_LENGTH
                && IsoLanguages.contains(subtags.get(0))
                && isWellFormed(tag)
                && !repeatsSingleton(subtags);
        return acceptable ? Optional.of(cased(subtags)) : Optional.empty();
    }

    private static boolean isWellFormed(String tag) {
        try {
            new Locale.Builder().setLanguageTag(tag);
            return true;
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    /** The platform's parser lets it pass (RFC 5646, section 2.2.6, does not). */
    private static boolean repeatsSingleton(List<String> subtags) {
        Set<String> seen = new HashSet<>();
        return subtags.stream()
                .takeWhile(subtag -> !subtag.equals(PRIVATE_USE))
                .anyMatch(subtag -> subtag.length() == 1 && !seen.add(subtag));
    }

    private static String cased(List<String> subtags) {
        return IntStream.range(0, subtags.size())
                .mapToObj(place -> cased(subtags, place))
                .collect(Collectors.joining("-"));
    }

    private static String cased(List<String> subtags, int place) {
        String subtag = subtags.get(place);
        boolean plain = place == 0 || subtags.subList(0, place).stream().anyMatch(earlier -> earlier.length() == 1);
        if (!plain && subtag.length() == REGION_LENGTH) {
            return subtag.toUpperCase(Locale.ROOT);
        }
        return !plain && subtag.length() == SCRIPT_LENGTH && Character.isLetter(subtag.charAt(0))
                ? subtag.substring(0, 1).toUpperCase(Locale.ROOT) + subtag.substring(1)
                : subtag;
    }
}
