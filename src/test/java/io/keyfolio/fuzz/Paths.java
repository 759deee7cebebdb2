package io.keyfolio.fuzz;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The spellings of paths. */
final class Paths {

    private Paths() {}

    /** The path as sent, and as increasingly lenient readers resolve it; one path if all agree. */
    static Set<String> spellings(String path) {
        return new LinkedHashSet<>(List.of(
                path,
                withoutParameters(path),
                resolved(withoutParameters(unescaped(path))),
                withoutParameters(resolved(unescaped(path))),
                withoutParameters(resolvedByTheLetter(unescaped(path)))));
    }

    /** The path without parameters after semicolons and without empty segments. */
    private static String withoutParameters(String path) {
        return path.replaceAll(";[^/]*", "").replaceAll("/+(?=/|$)", "");
    }

    /** The path without dot segments and empty segments. Readers differ on segments that consist only of parameters. */
    private static String resolved(String path) {
        return resolvedByTheLetter(path.replaceAll("/+(?=/|$)", ""));
    }

    /** The path without dot segments. An empty segment counts as a segment (RFC 3986, section 5.2.4). */
    private static String resolvedByTheLetter(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.substring(path.indexOf('/') + 1).split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return "/" + String.join("/", segments);
    }

    private static String unescaped(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return path;
        }
    }
}
