package io.keyfolio.platform.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.MarkdownFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The references of documents and sources are valid, and the first pages for newcomers are short. */
class DocumentLinksTest {

    private static final int LONGEST = 8 * 1024;
    private static final Pattern DOCUMENT = Pattern.compile("docs/[\\w./-]*\\w\\.md|docs/[a-z]+/\\d{4}");
    private static final Pattern TEST = Pattern.compile("\\w+(?:Test|IT)");
    private static final Pattern BENCH = Pattern.compile("(?m)^\\|[^|]*\\|([^|]*)\\| `bench/[^|]*\\|$");
    private static final Pattern FIGURE = Pattern.compile("(?<=^|\\s)\\d[\\d,.]*\\d(?=\\s)");
    private static final Pattern EXCERPT = Pattern.compile("(?s)<!-- Caddyfile -->\n```text\n(.*?)```");
    private static final List<String> SOURCES =
            List.of("src", "lambda", "agent", "bench", "checks", "docker", "kubernetes", "examples", "build", ".ci");

    @Test
    void everyLinkAndAnchorResolves() {
        List<String> broken = MarkdownFiles.all()
                .map(MarkdownPage::read)
                .flatMap(MarkdownPage::brokenLinks)
                .toList();

        assertEquals(List.of(), broken);
    }

    /** A source can name a decision by its number: {@code docs/adr/0007}. */
    @Test
    void everyDocumentThatASourceNamesExists() {
        List<String> missing = sources()
                .flatMap(file -> DOCUMENT.matcher(text(file))
                        .results()
                        .map(found -> found.group())
                        .filter(document -> !exists(document))
                        .map(document -> file + ": " + document))
                .toList();

        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/explanation/architecture.md",
                "docs/explanation/revocation.md",
                "docs/explanation/tokens.md",
                "docs/explanation/agents.md",
                "docs/explanation/database.md",
                "docs/reference/glossary.md"
            })
    void everyClassThatAPageNamesExists(String page) {
        Set<String> classes = javaNames();

        List<String> unknown = MarkdownPage.read(Path.of(page))
                .classNames()
                .filter(name -> !classes.contains(name))
                .toList();

        assertEquals(List.of(), unknown, page + " names classes that are not there");
    }

    @Test
    void everyTestThatAPageNamesExists() {
        Set<String> classes = javaNames();

        List<String> unknown = MarkdownFiles.all()
                .map(MarkdownPage::read)
                .flatMap(page -> page.classNames()
                        .filter(TEST.asMatchPredicate())
                        .filter(name -> !classes.contains(name))
                        .map(name -> page.file() + ": " + name))
                .toList();

        assertEquals(List.of(), unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/explanation/architecture.md"})
    void firstPagesAreShort(String page) throws IOException {
        long size = Files.size(Path.of(page));

        assertTrue(size <= LONGEST, page + " has " + size + " bytes of " + LONGEST);
    }

    /** The rows that name a bench have figures of the performance page. */
    @Test
    void readmeRepeatsFiguresOfThePerformancePage() {
        String measured = MarkdownFiles.read(Path.of("docs/explanation/performance.md"));

        List<String> figures = BENCH.matcher(MarkdownFiles.read(Path.of("README.md")))
                .results()
                .flatMap(row -> FIGURE.matcher(row.group(1)).results().map(MatchResult::group))
                .toList();

        assertEquals(
                List.of(),
                figures.stream().filter(figure -> !measured.contains(figure)).toList());
        assertTrue(figures.size() >= 8, figures::toString);
    }

    /** {@code checks/gateways} tests that file. */
    @Test
    void readmeShowsLinesOfTheTestedGatewayFile() {
        Matcher excerpt = EXCERPT.matcher(MarkdownFiles.read(Path.of("README.md")));

        assertTrue(excerpt.find(), "README.md shows no lines of the Caddyfile");
        assertTrue(
                MarkdownFiles.read(Path.of("docs/how-to/gateways/Caddyfile")).contains(excerpt.group(1)),
                excerpt.group(1) + "does not stand in the Caddyfile");
    }

    /** The classes of the service, its tests, the function, the agent and the benchmarks. */
    private static Set<String> javaNames() {
        return Stream.of("src", "lambda", "agent", "bench")
                .map(Path::of)
                .flatMap(MarkdownFiles::files)
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> sources() {
        Stream<Path> directories =
                SOURCES.stream().map(Path::of).filter(Files::isDirectory).flatMap(MarkdownFiles::files);
        return Stream.concat(directories, Stream.of(Path.of("pom.xml")))
                .filter(file -> !file.toString().endsWith(".md"));
    }

    /** The text of a file; empty for binary fixtures. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean exists(String document) {
        Path path = Path.of(document);
        return document.endsWith(".md")
                ? Files.exists(path)
                : MarkdownFiles.files(path.getParent())
                        .anyMatch(file -> file.toString().startsWith(document + "-"));
    }
}
