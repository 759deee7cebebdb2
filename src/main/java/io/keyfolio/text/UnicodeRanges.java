package io.keyfolio.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets of code points of the newest Unicode (unicode-ranges.txt, the version in its first line). The Java platform's are as old
 * as the platform: Java 17 knows no character that was added after 2020, among them emoji that every telephone has.
 */
final class UnicodeRanges {

    private static final Map<String, UnicodeRanges> SETS = read();

    /** Every character, private ones too, and what is reserved for emoji to come. */
    static final UnicodeRanges ASSIGNED = SETS.get("assigned");

    /** What is drawn as nothing (Default_Ignorable_Code_Point). */
    static final UnicodeRanges IGNORABLE = SETS.get("default-ignorable");

    /** What emoji are made of (Extended_Pictographic). */
    static final UnicodeRanges PICTOGRAPHS = SETS.get("extended-pictographic");

    /** The characters of scripts whose letters join or form conjuncts, as in Arabic and Devanagari. */
    static final UnicodeRanges JOINING = SETS.get("joining-scripts");

    /** The characters of scripts that put no blank between words, as in Thai (line breaking class SA). */
    static final UnicodeRanges UNSPACED = SETS.get("complex-context");

    /** The first code points of the set, of what is outside it, of the set, and so on. */
    private final int[] bounds;

    private UnicodeRanges(List<Integer> bounds) {
        this.bounds = bounds.stream().mapToInt(Integer::intValue).toArray();
    }

    boolean contains(int point) {
        int place = Arrays.binarySearch(bounds, point);
        return place >= 0 ? place % 2 == 0 : place % 2 == 0 && place != -1;
    }

    private static Map<String, UnicodeRanges> read() {
        Map<String, List<Integer>> bounds = new HashMap<>();
        String set = "";
        for (String word : words()) {
            if (word.endsWith(":")) {
                set = word.substring(0, word.length() - 1);
                bounds.put(set, new ArrayList<>());
            } else {
                String[] ends = word.split("-", -1);
                bounds.get(set).add(Integer.parseInt(ends[0], 16));
                bounds.get(set).add(Integer.parseInt(ends[ends.length - 1], 16) + 1);
            }
        }
        Map<String, UnicodeRanges> sets = new HashMap<>();
        bounds.forEach((name, points) -> sets.put(name, new UnicodeRanges(points)));
        return sets;
    }

    private static String[] words() {
        try (InputStream list = UnicodeRanges.class.getResourceAsStream("/unicode-ranges.txt")) {
            String text = new String(list.readAllBytes(), StandardCharsets.US_ASCII);
            return text.substring(text.indexOf('\n')).trim().split("\\s+");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
