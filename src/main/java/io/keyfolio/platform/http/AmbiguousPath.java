package io.keyfolio.platform.http;

import java.util.regex.Pattern;

/**
 * A path that proxies and servers resolve in different ways: with a dot segment or an empty one, in any spelling. A proxy
 * that allows some paths only would let such a path through to another one.
 */
final class AmbiguousPath {

    /** Most paths have none of these and are decided by them. */
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

    /** Some servers remove what follows a semicolon in each segment. */
    private static String withoutParameters(String path) {
        return PARAMETERS.matcher(path).replaceAll("");
    }
}
