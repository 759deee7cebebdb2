package io.keyfolio.platform.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.keyfolio.testing.MarkdownFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference pages list what the service has: each route, metric and audit action. */
class ReferencePagesTest {

    /** OpenAPI has no operation for WebSockets, and the document says once that HEAD is answered where GET is. */
    private static final Set<String> NOT_IN_OPENAPI = Set.of("GET /api/agents/connect", "HEAD /v1/auth/verify");

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern METRIC = Pattern.compile("(?<!name = )\"(keyfolio(?:\\.[a-z]+)+)\"");
    private static final Pattern LISTED_METRIC = Pattern.compile("(?m)^\\| `(keyfolio\\.[a-z.]+)` \\|");
    private static final Pattern ACTION = Pattern.compile("(?m)^ +[A-Z_]+\\(\"([a-z_]+\\.[a-z_]+)\"");
    private static final Pattern LISTED_ACTION = Pattern.compile("`([a-z_]+\\.[a-z_]+)`");
    private static final Pattern PATH_OR_METHOD =
            Pattern.compile("(?m)^  (/\\S*):$|^    (get|put|post|delete|patch|head):$");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`[^|]*) \\|");
    private static final Pattern CONSTANT = Pattern.compile("`([A-Z_]{4,})`");
    private static final Pattern ROUTE = Pattern.compile("`([A-Z]+)(?: (/\\S*))?`");

    @Test
    void everyMetricIsListed() {
        Set<String> metrics = javaFiles()
                .map(MarkdownFiles::read)
                .filter(source -> source.contains("import io.micrometer.core.instrument."))
                .flatMap(source -> groups(METRIC, source))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(metrics, listed(LISTED_METRIC, "metrics"));
    }

    @Test
    void everyAuditActionIsListed() {
        Set<String> actions = groups(ACTION, source("AuditAction")).collect(Collectors.toCollection(TreeSet::new));

        Set<String> listed = groups(FIRST_CELL, page("audit-events"))
                .flatMap(cell -> groups(LISTED_ACTION, cell))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(actions, listed);
    }

    @Test
    void architectureListsTheFiltersInOrder() {
        String page = MarkdownFiles.read(Path.of("docs/explanation/architecture.md"));

        assertEquals(
                Stream.of(HttpPipeline.values()).map(Enum::name).toList(),
                groups(CONSTANT, page).toList());
    }

    @Test
    void everyRouteIsListed() {
        Set<String> routes = documentedRoutes();
        routes.addAll(NOT_IN_OPENAPI);

        assertEquals(routes, listedRoutes());
    }

    private static Set<String> documentedRoutes() {
        Set<String> routes = new TreeSet<>();
        String path = "";
        Matcher lines = PATH_OR_METHOD.matcher(MarkdownFiles.read(Path.of("src/main/openapi/openapi.yaml")));
        while (lines.find()) {
            if (lines.group(1) != null) {
                path = lines.group(1);
            } else {
                routes.add(lines.group(2).toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        return routes;
    }

    /** A method without a path belongs to the next path: {@code `GET`, `HEAD /livez`}. */
    private static Set<String> listedRoutes() {
        Set<String> routes = new TreeSet<>();
        for (MatchResult cell : FIRST_CELL.matcher(page("http-api")).results().toList()) {
            List<String> methods = new ArrayList<>();
            for (MatchResult route : ROUTE.matcher(cell.group(1)).results().toList()) {
                methods.add(route.group(1));
                if (route.group(2) != null) {
                    methods.forEach(method -> routes.add(method + " " + route.group(2)));
                    methods.clear();
                }
            }
        }
        return routes;
    }

    private static Set<String> listed(Pattern pattern, String name) {
        return groups(pattern, page(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page(String name) {
        return MarkdownFiles.read(Path.of("docs", "reference", name + ".md"));
    }

    private static String source(String type) {
        return javaFiles()
                .filter(file -> file.endsWith(type + ".java"))
                .map(MarkdownFiles::read)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Path> javaFiles() {
        return MarkdownFiles.files(SOURCES);
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }
}
