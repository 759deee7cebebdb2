package io.keyfolio.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Texts that are costly for careless checks. */
final class CostlyTexts {

    /** The texts by kind, each of a number of bytes in UTF-8. */
    static final Map<String, Function<Integer, String>> ALL = new TreeMap<>(Map.of(
            "marks", size -> "a" + "\u0344".repeat(size / 4 - 3) + "\u0327".repeat(size / 4 - 3) + "@x.y",
            "blanks", size -> " ".repeat(size - 2) + "a",
            "joiners", size -> "\u200d".repeat(size / 3 - 2),
            "letters", size -> "a".repeat(size),
            "dots", size -> "a@" + "a.".repeat(size / 2 - 2)));

    private CostlyTexts() {}

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A text as a header carries it: one character for each byte of its UTF-8. */
    static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static byte[] form(String field, String text) {
        return (field + "=" + escaped(text)).getBytes(StandardCharsets.US_ASCII);
    }
}
