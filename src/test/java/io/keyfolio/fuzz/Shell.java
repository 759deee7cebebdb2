package io.keyfolio.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;

/** Quotes bytes for bash. */
final class Shell {

    private static final String SAFE_IN_QUOTES = "[\\x20-\\x7e&&[^'\\\\]]*";

    private Shell() {}

    /** A quoted word, whose characters are bytes. */
    static String quoted(String word) {
        return word.matches(SAFE_IN_QUOTES) ? "'" + word + "'" : "$'" + escaped(word.getBytes(ISO_8859_1), "'\\") + "'";
    }

    /** The argument of printf that prints these bytes. */
    static String printed(byte[] bytes) {
        return "'" + escaped(bytes, "'\\%") + "'";
    }

    /** The bytes with escape sequences in octal, which always have three digits. */
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
