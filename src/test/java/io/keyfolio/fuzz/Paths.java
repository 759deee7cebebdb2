package io.keyfolio.fuzz;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How paths may be spelled. */
final class Paths {

    private Paths() {}

    /** The path as it was sent, and as readers of more and more leniency take it; only one when they agree. */
    static Set<String> spellings(String path) {
        return new LinkedHashSet<>(List.of(
                path,
                withoutParameters(path),
                resolved(withoutParameters(unescaped(path))),
                withoutParameters(resolved(unescaped(path))),
                withoutParameters(resolvedByTheLetter(unescaped(path)))));
    }

    /** Without what follows a semicolon in each segment, and without empty segments. */
    private static String withoutParameters(String path) {
        return path.replaceAll(";[^/]*", "").replaceAll("/+(?=/|$)", "");
    }

    /** Without dots, and without empty segments; a segment that is nothing but parameters is one, or not, as readers differ. */
    private static String resolved(String path) {
        return resolvedByTheLetter(path.replaceAll("/+(?=/|$)", ""));
    }

    /** Without dots, where an empty segment is one (RFC 3986, section 5.2.4). */
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
