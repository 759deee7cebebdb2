package io.keyfolio.feature.preference;

import java.util.Set;
import java.util.stream.Collectors;

/** The codes of ISO 639, parts 1, 2, 3 and 5. */
final class IsoLanguages {

    /** Read once, while the native image is built or at the first use. */
    private static final Set<String> CODES = Set.of(ResourceFile.lines("/iso-639-codes.txt").stream()
            .collect(Collectors.joining(" "))
            .split(" "));

    private IsoLanguages() {}

    static boolean contains(String code) {
        return CODES.contains(code);
    }
}
