package io.keyfolio.testing;

/** The passwords that a {@link RangeApi} treats in a special way. */
public enum BreachedPassword {
    /** Listed with a count. */
    BREACHED,
    /** Listed in small letters. */
    IN_SMALL_LETTERS,
    /** Listed with a count of zero, as padding. */
    PADDING,
    /** Never answered. */
    SLOW,
    /** Answered without an end. */
    ENDLESS,
    /** Answered with a page. */
    PAGE,
    /** Answered with a status of 503. */
    UNAVAILABLE,
    /** Answered with a redirect. */
    REDIRECTED;

    /** The password, which no list of common ones has. */
    public String text() {
        return "of a breach: " + name();
    }

    int status() {
        return switch (this) {
            case UNAVAILABLE -> 503;
            case REDIRECTED -> 302;
            default -> 200;
        };
    }

    /** The line of the answer that lists the password. */
    String line() {
        String rest = Sha1.of(text()).substring(5);
        return switch (this) {
            case IN_SMALL_LETTERS -> rest.toLowerCase(java.util.Locale.ROOT) + ":1";
            case PADDING -> rest + ":0";
            case PAGE -> "<html>";
            default -> rest + ":17";
        };
    }
}
