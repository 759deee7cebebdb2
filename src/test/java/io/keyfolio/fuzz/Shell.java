package io.keyfolio.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;

/** Writes bytes so that bash reads them again. */
final class Shell {

    private static final String SAFE_IN_QUOTES = "[\\x20-\\x7e&&[^'\\\\]]*";

    private Shell() {}

    /** One word; its characters are bytes. */
    static String quoted(String word) {
        return word.matches(SAFE_IN_QUOTES) ? "'" + word + "'" : "$'" + escaped(word.getBytes(ISO_8859_1), "'\\") + "'";
    }

    /** What printf is to be given to print these bytes. */
    static String printed(byte[] bytes) {
        return "'" + escaped(bytes, "'\\%") + "'";
    }

    /** In octal, which ends after three digits, whatever follows. */
    private static String escaped(byte[] bytes, String special) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : bytes) {
            int value = octet & 0xff;
            boolean plain = value >= ' ' && value < 0x7f && special.indexOf(value) < 0;
            escaped.append(plain ? String.valueOf((char) value) : String.format(Locale.ROOT, "\\%03o", value));
        }
        return escaped.toString();
    }
}
