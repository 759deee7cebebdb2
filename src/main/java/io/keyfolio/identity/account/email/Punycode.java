package io.keyfolio.identity.account.email;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Decodes labels of internationalized domain names (RFC 3492). {@link java.net.IDN} follows IDNA 2003 and leaves labels alone that are valid
 * today, such as {@code xn--fa-hia}.
 */
final class Punycode {

    private static final String PREFIX = "xn--";

    private static final int BASE = 36;
    private static final int LOWEST_THRESHOLD = 1;
    private static final int HIGHEST_THRESHOLD = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int FIRST_NON_ASCII = 0x80;

    private final String digits;
    private final StringBuilder output;
    private int place;
    private int bias = INITIAL_BIAS;

    private Punycode(String encoded) {
        int delimiter = encoded.lastIndexOf('-');
        digits = encoded.substring(delimiter + 1);
        output = new StringBuilder(encoded.substring(0, Math.max(delimiter, 0)));
    }

    /** The label in Unicode, if it is one in Punycode whose Unicode form could be typed; otherwise the label itself. */
    static String decodeLabel(String label) {
        if (!label.startsWith(PREFIX) || !label.chars().allMatch(unit -> unit < FIRST_NON_ASCII)) {
            return label;
        }
        try {
            String decoded = new Punycode(label.substring(PREFIX.length())).decode();
            return isCanonical(decoded) ? decoded : label;
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException malformed) {
            return label;
        }
    }

    /** Whether typing the label gives the same characters, and needs Punycode. */
    private static boolean isCanonical(String label) {
        return label.chars().anyMatch(unit -> unit >= FIRST_NON_ASCII)
                && Normalizer.normalize(label, Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .equals(label);
    }

    /** RFC 3492, section 6.2. */
    private String decode() {
        int point = FIRST_NON_ASCII;
        int index = 0;
        while (place < digits.length()) {
            int before = index;
            index = Math.addExact(index, readDelta());
            int points = output.codePointCount(0, output.length()) + 1;
            bias = adapt(index - before, points, before == 0);
            point = Math.addExact(point, index / points);
            index %= points;
            output.insert(output.offsetByCodePoints(0, index), Character.toChars(point));
            index++;
        }
        return output.toString();
    }

    private int readDelta() {
        int delta = 0;
        int weight = 1;
        for (int step = BASE; ; step += BASE) {
            int digit = digit(digits.charAt(place++));
            delta = Math.addExact(delta, Math.multiplyExact(digit, weight));
            int threshold = Math.min(Math.max(step - bias, LOWEST_THRESHOLD), HIGHEST_THRESHOLD);
            if (digit < threshold) {
                return delta;
            }
            weight = Math.multiplyExact(weight, BASE - threshold);
        }
    }

    /** The letters are 0 to 25, the digits 26 to 35. */
    private static int digit(char character) {
        if (character >= 'a' && character <= 'z') {
            return character - 'a';
        }
        if (character >= '0' && character <= '9') {
            return character - '0' + HIGHEST_THRESHOLD;
        }
        throw new IllegalArgumentException("no digit of Punycode");
    }

    /** RFC 3492, section 6.1. */
    private static int adapt(int delta, int points, boolean isFirst) {
        int rest = isFirst ? delta / DAMP : delta / 2;
        rest += rest / points;
        int result = 0;
        while (rest > (BASE - LOWEST_THRESHOLD) * HIGHEST_THRESHOLD / 2) {
            rest /= BASE - LOWEST_THRESHOLD;
            result += BASE;
        }
        return result + (BASE - LOWEST_THRESHOLD + 1) * rest / (rest + SKEW);
    }
}
