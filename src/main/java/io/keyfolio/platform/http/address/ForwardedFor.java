package io.keyfolio.platform.http.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What proxies wrote down of whom they ask for, in their order: the nearest proxy wrote the last. */
final class ForwardedFor {

    private static final String NODE = "for=";
    private static final String SCHEME = "proto=";
    private static final String UNKNOWN = "unknown";

    private ForwardedFor() {}

    /** The nodes of {@code X-Forwarded-For}, or what stands in another list; several headers count as one. */
    static List<String> list(List<String> headers) {
        List<String> nodes = new ArrayList<>();
        for (String header : headers) {
            parts(header, ",").forEach(node -> nodes.add(node.strip()));
        }
        return nodes;
    }

    /** The nodes of {@code Forwarded} (RFC 7239, section 4); an element that tells none counts as unknown. */
    static List<String> elements(List<String> headers) {
        List<String> nodes = new ArrayList<>();
        for (String header : headers) {
            elements(header).forEach(element -> nodes.add(parameter(NODE, element)));
        }
        return nodes;
    }

    /** The schemes of {@code Forwarded}, in the same way. */
    static List<String> schemes(List<String> headers) {
        List<String> schemes = new ArrayList<>();
        for (String header : headers) {
            elements(header).forEach(element -> schemes.add(parameter(SCHEME, element)));
        }
        return schemes;
    }

    /** Who leaves a quotation mark open may mean to swallow what the proxies add: then none of that header's counts. */
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

    /** Splits where the separator stands outside quotation marks; empty when one is not closed. */
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
