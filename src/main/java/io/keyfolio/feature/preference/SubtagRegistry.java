package io.keyfolio.feature.preference;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the IANA Language Subtag Registry says beyond ISO 639: which tags and subtags are deprecated in favour of another, and
 * which languages are registered that the list of ISO 639 lacks. All of it is in lower case.
 */
final class SubtagRegistry {

    private static final String LANGUAGE = "language ";

    /** By kind and subtag, such as {@code region bu}; read once, when the application is built or first asked. */
    private static final Map<String, String> ENTRIES = ResourceFile.lines("/iana-language-subtags.txt").stream()
            .map(line -> line.split(" ", -1))
            .collect(Collectors.toUnmodifiableMap(
                    fields -> fields[0] + " " + fields[1], fields -> fields.length > 2 ? fields[2] : fields[1]));

    private SubtagRegistry() {}

    /** Whether it is a language that the list of ISO 639 lacks, such as one that ISO has withdrawn. */
    static boolean isLanguage(String subtag) {
        return ENTRIES.containsKey(LANGUAGE + subtag);
    }

    /** The tag that is preferred to a whole tag (RFC 5646, section 2.2.8), or the tag itself. */
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

    /** Whether it is an extended language subtag that extends that language, and so a language by itself. */
    static boolean isExtendedLanguage(String subtag, String language) {
        return language.equals(ENTRIES.get("extlang " + subtag));
    }

    private static String preferred(String kind, String subtag) {
        return ENTRIES.getOrDefault(kind + subtag, subtag);
    }
}
