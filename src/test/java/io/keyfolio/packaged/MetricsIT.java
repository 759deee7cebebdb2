package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.MarkdownFiles;
import io.keyfolio.testing.PackagedKeyfolio;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Metrics exist from the start, because a monitoring system sees an increase only of a metric that it has read before. */
class MetricsIT {

    private static final Path PAGE = Path.of("docs/reference/metrics.md");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(keyfolio\\.[a-z.]+)` \\|");

    @Test
    void firstScrapeHasEveryMetric() throws Exception {
        try (FreshDatabases databases = FreshDatabases.start();
                PackagedKeyfolio service =
                        PackagedKeyfolio.serve(databases.make().variables()).awaitReady()) {
            String scrape = RestAssured.get(service.management().resolve("/q/metrics"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();

            List<String> missing = LISTED.matcher(MarkdownFiles.read(PAGE))
                    .results()
                    .map(row -> row.group(1).replace('.', '_'))
                    .filter(metric -> !scrape.contains("\n" + metric))
                    .toList();

            assertEquals(List.of(), missing);
        }
    }
}
