package io.keyfolio.platform.config.check;

/** An invalid value as messages show it: quoted, on one line, cut to 60 characters, and without the credentials of a URL. */
public final class QuotedValue {

    private static final int MOST = 60;
    private static final String SCHEME_END = "://";

    private QuotedValue() {}

    /** Quotes a value; control and format characters become escape sequences. */
    public static String of(String value) {
        String safe = withoutCredentials(value);
        StringBuilder shown = new StringBuilder("\"");
        safe.codePoints().limit(MOST).forEach(character -> append(shown, character));
        return shown.append(safe.codePointCount(0, safe.length()) > MOST ? "…\"" : "\"")
                .toString();
    }

    private static String withoutCredentials(String value) {
        int end = value.indexOf(SCHEME_END);
        return end >= 0 && value.indexOf('@') > end ? value.substring(0, end + SCHEME_END.length()) + "…" : value;
    }

    private static void append(StringBuilder shown, int character) {
        int type = Character.getType(character);
        if (type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR) {
            shown.append(String.format("\\u%04x", character));
        } else {
            shown.appendCodePoint(character);
        }
    }
}
