package io.keyfolio.identity.id;

import java.util.HexFormat;
import java.util.UUID;

/** The 32 hexadecimal digits of a UUID, without hyphens. */
final class HexDigits {

    private static final int LENGTH = 32;

    private HexDigits() {}

    /** The digits of an id. */
    static String of(UUID id) {
        return id.toString().replace("-", "");
    }

    /** The id whose digits a text ends with. */
    static UUID atEndOf(String text) {
        int start = text.length() - LENGTH;
        int middle = text.length() - LENGTH / 2;
        return new UUID(
                HexFormat.fromHexDigitsToLong(text, start, middle),
                HexFormat.fromHexDigitsToLong(text, middle, text.length()));
    }
}
