package io.keyfolio.platform.text;

import java.util.Locale;

/**
 * Makes what clients send fit for lists and log lines: printable ASCII stays, any other character is written as an escape
 * sequence, {@code \xE2} up to U+00FF, and so is the backslash. Bytes of headers arrive as characters of Latin-1.
 */
public final class EscapedText {

    private static final int LAST_BYTE = 0xFF;

    private EscapedText() {}

    /** The text, cut before the first character whose escape sequence would end beyond so many characters. */
    public static String of(String text, int longest) {
        StringBuilder escaped = new StringBuilder();
        for (int place = 0; place < text.length(); place++) {
            String next = escape(text.charAt(place));
            if (escaped.length() + next.length() > longest) {
                break;
            }
            escaped.append(next);
        }
        return escaped.toString();
    }

    private static String escape(char character) {
        if (character >= ' ' && character <= '~' && character != '\\') {
            return String.valueOf(character);
        }
        return String.format(Locale.ROOT, character <= LAST_BYTE ? "\\x%02X" : "\\u%04X", (int) character);
    }
}
