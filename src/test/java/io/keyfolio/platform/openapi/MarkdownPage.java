package io.keyfolio.platform.openapi;

import io.keyfolio.testing.MarkdownFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Markdown file: its links, its headings, and the names in it. */
record MarkdownPage(Path file, String text) {

    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ABSOLUTE = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][a-z0-9]\\w*)(?:#\\w+|\\.[a-z]\\w*)?`");

    static MarkdownPage read(Path file) {
        return new MarkdownPage(file, MarkdownFiles.read(file));
    }

    /** The links to missing files and headings. */
    Stream<String> brokenLinks() {
        return links().flatMap(link -> fault(link).stream()).map(fault -> file + ": " + fault);
    }

    /** The names of classes in backticks, without methods. */
    Stream<String> classNames() {
        return CLASS_NAME.matcher(prose()).results().map(found -> found.group(1));
    }

    private Stream<String> links() {
        return LINK.matcher(INLINE_CODE.matcher(prose()).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !ABSOLUTE.matcher(link).matches());
    }

    private Optional<String> fault(String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return Optional.of(link + " leads to no file");
        }
        boolean known = parts.length == 1 || read(target).anchors().contains(parts[1]);
        return known ? Optional.empty() : Optional.of(link + " leads to no heading");
    }

    /** The anchors of headings as GitHub creates them: the second of two equal headings gets a number. */
    private Set<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        Matcher headings = HEADING.matcher(prose());
        return headings.results()
                .map(heading -> slug(heading.group(1)))
                .map(slug -> slug + suffix(seen.merge(slug, 1, Integer::sum)))
                .collect(Collectors.toSet());
    }

    private static String suffix(int number) {
        return number == 1 ? "" : "-" + (number - 1);
    }

    private static String slug(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** The text without blocks of code. */
    private String prose() {
        return FENCED.matcher(text).replaceAll("");
    }
}
