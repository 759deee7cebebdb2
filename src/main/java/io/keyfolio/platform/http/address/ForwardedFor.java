package io.keyfolio.platform.http.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parses the headers that proxies add, in their order: the nearest proxy wrote the last entry. */
final class ForwardedFor {

    private static final String NODE = "for=";
    private static final String SCHEME = "proto=";
    private static final String UNKNOWN = "unknown";

    private ForwardedFor() {}

    /** The entries of {@code X-Forwarded-For} or of another comma-separated header; several lines count as one list. */
    static List<String> list(List<String> headers) {
        List<String> nodes = new ArrayList<>();
        for (String header : headers) {
            parts(header, ",").forEach(node -> nodes.add(node.strip()));
        }
        return nodes;
    }

    /** The nodes of {@code Forwarded} (RFC 7239, section 4); an element without {@code for} is an unknown node. */
    static List<String> elements(List<String> headers) {
        List<String> nodes = new ArrayList<>();
        for (String header : headers) {
            elements(header).forEach(element -> nodes.add(parameter(NODE, element)));
        }
        return nodes;
    }

    /** The schemes of {@code Forwarded}; an element without {@code proto} has an unknown scheme. */
    static List<String> schemes(List<String> headers) {
        List<String> schemes = new ArrayList<>();
        for (String header : headers) {
            elements(header).forEach(element -> schemes.add(parameter(SCHEME, element)));
        }
        return schemes;
    }

    /**
     * The elements of one header line. An unclosed quotation mark could hide the elements that proxies add, so quotation marks
     * in such a line are ignored.
     */
    private static List<String> elements(String header) {
        return split(header, ',').orElseGet(() -> parts(header, ","));
    }

    private static List<String> parts(String text, String separator) {
        return List.of(text.split(separator, -1));
    }

    private static String parameter(String name, String element) {
        return split(element, ';').orElseGet(() -> parts(element, ";")).stream()
                .map(String::strip)
                .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith(name))
                .findFirst()
                .map(pair -> unquote(pair.substring(name.length())))
                .orElse(UNKNOWN);
    }

    private static String unquote(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replace("\\", "") : value;
    }

    /** Splits at separators outside quotation marks; empty when a quotation mark is not closed. */
    private static Optional<List<String>> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int place = 0; place < text.length(); place++) {
            char character = text.charAt(place);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == '\\' && quoted) {
                place++;
            } else if (character == separator && !quoted) {
                parts.add(text.substring(start, place));
                start = place + 1;
            }
        }
        parts.add(text.substring(start));
        return quoted ? Optional.empty() : Optional.of(parts);
    }
}
