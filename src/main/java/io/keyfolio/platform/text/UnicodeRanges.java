package io.keyfolio.platform.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Sets of code points of the Unicode version that the first line of unicode-ranges.txt names. Java 17 lacks every character
 * that was added after 2020, among them emoji that every telephone has.
 */
final class UnicodeRanges {

    private static final int HEXADECIMAL = 16;
    private static final Map<String, UnicodeRanges> SETS = read();

    /** All characters, private-use ones included, and the code points reserved for future emoji. */
    static final UnicodeRanges ASSIGNED = SETS.get("assigned");

    /** Characters that are drawn as nothing (Default_Ignorable_Code_Point). */
    static final UnicodeRanges IGNORABLE = SETS.get("default-ignorable");

    /** Characters that emoji consist of (Extended_Pictographic). */
    static final UnicodeRanges PICTOGRAPHS = SETS.get("extended-pictographic");

    /** The characters of scripts whose letters join or form conjuncts, as in Arabic and Devanagari. */
    static final UnicodeRanges JOINING = SETS.get("joining-scripts");

    /** The characters of scripts that put no blank between words, as in Thai (line breaking class SA). */
    static final UnicodeRanges UNSPACED = SETS.get("complex-context");

    /** The first code point of a range in the set, then of the gap after it, and so on. */
    private final int[] bounds;

    private UnicodeRanges(List<Integer> bounds) {
        this.bounds = bounds.stream().mapToInt(Integer::intValue).toArray();
    }

    boolean contains(int point) {
        int place = Arrays.binarySearch(bounds, point);
        return place >= 0 ? place % 2 == 0 : place % 2 == 0 && place != -1;
    }

    /** Parses the file without regular expressions, because the start of a service on the JVM waits for it. */
    private static Map<String, UnicodeRanges> read() {
        Map<String, List<Integer>> bounds = new HashMap<>();
        List<Integer> set = List.of();
        StringTokenizer words = new StringTokenizer(text());
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            int name = word.indexOf(':');
            if (name >= 0) {
                set = new ArrayList<>();
                bounds.put(word.substring(0, name), set);
            } else {
                int dash = word.indexOf('-');
                set.add(Integer.parseInt(word, 0, dash < 0 ? word.length() : dash, HEXADECIMAL));
                set.add(Integer.parseInt(word, dash + 1, word.length(), HEXADECIMAL) + 1);
            }
        }
        Map<String, UnicodeRanges> sets = new HashMap<>();
        bounds.forEach((name, points) -> sets.put(name, new UnicodeRanges(points)));
        return sets;
    }

    private static String text() {
        try (InputStream list = UnicodeRanges.class.getResourceAsStream("/unicode-ranges.txt")) {
            String text = new String(list.readAllBytes(), StandardCharsets.US_ASCII);
            return text.substring(text.indexOf('\n'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
