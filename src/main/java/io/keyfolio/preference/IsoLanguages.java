package io.keyfolio.preference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The codes of ISO 639, parts 1, 2, 3 and 5. */
final class IsoLanguages {

    private static final String LIST = "/iso-639-codes.txt";

    /** Read once, when the application is built or first asked. */
    private static final Set<String> CODES = read();

    private IsoLanguages() {}

    static boolean contains(String code) {
        return CODES.contains(code);
    }

    private static Set<String> read() {
        try (InputStream list = IsoLanguages.class.getResourceAsStream(LIST)) {
            return Set.of(new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                    .trim()
                    .split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
