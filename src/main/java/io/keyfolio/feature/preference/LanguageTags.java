package io.keyfolio.feature.preference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks language tags and writes them in canonical form (RFC 5646, section 4.5): preferred subtags instead of deprecated ones,
 * extensions in order, and the case that section 2.1.1 recommends. It does not use the Java platform, whose versions differ.
 */
final class LanguageTags {

    private static final int MAX_LENGTH = 128;
    private static final int REGION_LENGTH = 2;
    private static final int EXTLANG_LENGTH = 3;
    private static final int SCRIPT_LENGTH = 4;
    private static final String PRIVATE_USE = "x";
    private static final Pattern SUBTAGS = Pattern.compile("[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*+");

    /** RFC 5646, section 2.1, in lower case and without the tags that have a preferred one. */
    private static final Pattern LANGTAG = Pattern.compile(
            "([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})" // language
                    + "(-[a-z]{4})?" // script
                    + "(-([a-z]{2}|[0-9]{3}))?" // region
                    + "(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*" // variants
                    + "(-[0-9a-wyz](-[a-z0-9]{2,8})+)*" // extensions
                    + "(-x(-[a-z0-9]{1,8})+)?");

    private LanguageTags() {}

    /** The tag in canonical form; empty when it is ill-formed or its language is neither of ISO 639 nor registered. */
    static Optional<String> canonical(String tag) {
        if (tag.length() > MAX_LENGTH || !SUBTAGS.matcher(tag).matches()) {
            return Optional.empty();
        }
        String preferred = SubtagRegistry.preferredTag(tag.toLowerCase(Locale.ROOT));
        List<String> subtags = List.of(preferred.split("-", -1));
        return LANGTAG.matcher(preferred).matches() && isLanguage(subtags.get(0)) && !repeats(subtags)
                ? Optional.of(written(subtags))
                : Optional.empty();
    }

    private static boolean isLanguage(String subtag) {
        return IsoLanguages.contains(subtag) || SubtagRegistry.isLanguage(subtag);
    }

    /** Whether a variant or a singleton occurs twice, which RFC 5646 forbids (sections 2.2.5 and 2.2.6). */
    private static boolean repeats(List<String> subtags) {
        Set<String> seen = new HashSet<>();
        int extensions = firstSingleton(subtags);
        for (int place = 1; place < subtags.size() && !subtags.get(place).equals(PRIVATE_USE); place++) {
            String subtag = subtags.get(place);
            boolean single = place < extensions || subtag.length() == 1;
            if (single && !seen.add(subtag)) {
                return true;
            }
        }
        return false;
    }

    private static String written(List<String> subtags) {
        int extensions = firstSingleton(subtags);
        List<String> written = language(subtags.subList(0, extensions));
        extensions(subtags.subList(extensions, subtags.size())).forEach(written::addAll);
        return String.join("-", written);
    }

    /** Replaces a language with its extended language subtag: {@code zh-yue-hk} becomes {@code yue-HK}. */
    private static List<String> language(List<String> subtags) {
        boolean extended = subtags.size() > 1 && SubtagRegistry.isExtendedLanguage(subtags.get(1), subtags.get(0));
        List<String> written = new ArrayList<>();
        written.add(extended ? subtags.get(1) : SubtagRegistry.preferredLanguage(subtags.get(0)));
        subtags.stream().skip(extended ? 2 : 1).map(LanguageTags::preferred).forEach(written::add);
        return written;
    }

    /** The preferred form of a subtag, whose length and first character determine its kind. */
    private static String preferred(String subtag) {
        boolean letter = Character.isLetter(subtag.charAt(0));
        return switch (subtag.length()) {
            case REGION_LENGTH -> SubtagRegistry.preferredRegion(subtag).toUpperCase(Locale.ROOT);
            case EXTLANG_LENGTH -> subtag;
            case SCRIPT_LENGTH ->
                letter ? subtag.substring(0, 1).toUpperCase(Locale.ROOT) + subtag.substring(1) : subtag;
            default -> SubtagRegistry.preferredVariant(subtag);
        };
    }

    /** Splits the extensions and sorts them by their singletons; private use is last. */
    private static List<List<String>> extensions(List<String> subtags) {
        List<List<String>> extensions = new ArrayList<>();
        boolean isPrivate = false;
        for (String subtag : subtags) {
            if (subtag.length() == 1 && !isPrivate) {
                extensions.add(new ArrayList<>());
                isPrivate = subtag.equals(PRIVATE_USE);
            }
            extensions.get(extensions.size() - 1).add(subtag);
        }
        extensions.sort(Comparator.comparing(
                        (List<String> extension) -> extension.get(0).equals(PRIVATE_USE))
                .thenComparing(extension -> extension.get(0)));
        return extensions;
    }

    private static int firstSingleton(List<String> subtags) {
        int place = 0;
        while (place < subtags.size() && subtags.get(place).length() > 1) {
            place++;
        }
        return place;
    }
}
