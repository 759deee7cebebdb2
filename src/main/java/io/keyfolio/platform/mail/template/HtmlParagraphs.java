package io.keyfolio.platform.mail.template;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns a plain text into paragraphs of HTML, with its URLs as links. */
final class HtmlParagraphs {

    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");

    /** A URL ends at a space; it is matched in a text that is escaped already. */
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]+");

    private HtmlParagraphs() {}

    static String of(String plain) {
        return Arrays.stream(BLANK_LINES.split(plain.strip()))
                .map(paragraph -> "<p>" + linked(escape(paragraph)).replace("\n", "<br>\n") + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private static String linked(String escaped) {
        return URL.matcher(escaped).replaceAll(url -> "<a href=\"$0\">$0</a>");
    }

    /** Escapes a text for HTML, also within quotes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
