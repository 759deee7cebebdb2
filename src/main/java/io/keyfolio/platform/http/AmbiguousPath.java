package io.keyfolio.platform.http;

import java.util.regex.Pattern;

/**
 * A path with dot segments or empty segments, in any spelling, which proxies and servers resolve in different ways. A proxy
 * that allows only some paths could let such a path through to another one.
 */
final class AmbiguousPath {

    /** A quick test: a path without any of these is not ambiguous, and most paths have none. */
    private static final Pattern SUSPECT = Pattern.compile("//|/\\.|[;\\\\]|%(2[EFef]|3[Bb]|5[Cc])");

    private static final Pattern DOT = Pattern.compile("%2[Ee]");
    private static final Pattern SLASH = Pattern.compile("%2[Ff]|%5[Cc]|\\\\");
    private static final Pattern PARAMETERS = Pattern.compile("(;|%3[Bb])[^/]*");
    private static final Pattern RESOLVABLE = Pattern.compile("//|/\\.\\.?(/|$)");

    private AmbiguousPath() {}

    static boolean is(String path) {
        return SUSPECT.matcher(path).find()
                && RESOLVABLE.matcher(withoutParameters(decoded(path))).find();
    }

    private static String decoded(String path) {
        return SLASH.matcher(DOT.matcher(path).replaceAll(".")).replaceAll("/");
    }

    /** Removes path parameters, as some servers do: the text from a semicolon to the end of the segment. */
    private static String withoutParameters(String path) {
        return PARAMETERS.matcher(path).replaceAll("");
    }
}
