package io.keyfolio.feature.preference;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The entries of the IANA Language Subtag Registry beyond ISO 639, in lower case: tags and subtags that are deprecated in favour
 * of another, extended languages, and registered languages that ISO 639 lacks.
 */
final class SubtagRegistry {

    private static final String LANGUAGE = "language ";

    /** The entries by kind and subtag, such as {@code region bu}; read once, while the image is built or at the first use. */
    private static final Map<String, String> ENTRIES = ResourceFile.lines("/iana-language-subtags.txt").stream()
            .map(line -> line.split(" ", -1))
            .collect(Collectors.toUnmodifiableMap(
                    fields -> fields[0] + " " + fields[1], fields -> fields.length > 2 ? fields[2] : fields[1]));

    private SubtagRegistry() {}

    /** Whether a subtag is a registered language that ISO 639 lacks, such as one that ISO has withdrawn. */
    static boolean isLanguage(String subtag) {
        return ENTRIES.containsKey(LANGUAGE + subtag);
    }

    /** The preferred tag for a whole tag (RFC 5646, section 2.2.8), or the tag itself. */
    static String preferredTag(String tag) {
        return preferred("tag ", tag);
    }

    static String preferredLanguage(String subtag) {
        return preferred(LANGUAGE, subtag);
    }

    static String preferredRegion(String subtag) {
        return preferred("region ", subtag);
    }

    static String preferredVariant(String subtag) {
        return preferred("variant ", subtag);
    }

    /** Whether a subtag is an extended language of a language. */
    static boolean isExtendedLanguage(String subtag, String language) {
        return language.equals(ENTRIES.get("extlang " + subtag));
    }

    private static String preferred(String kind, String subtag) {
        return ENTRIES.getOrDefault(kind + subtag, subtag);
    }
}
