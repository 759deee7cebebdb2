package io.keyfolio.platform.text;

import java.util.Locale;

/**
 * Escapes text from clients for lists and log lines: printable ASCII is kept, and any other character and the backslash become
 * escape sequences, {@code \xE2} up to U+00FF. Bytes of headers arrive as Latin-1 characters.
 */
public final class EscapedText {

    private static final int LAST_BYTE = 0xFF;

    private EscapedText() {}

    /** The escaped text, cut before the first character whose escape sequence would exceed {@code longest} characters. */
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
