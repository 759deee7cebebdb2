package io.keyfolio.platform.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.MarkdownFiles;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page lists every class that imports internals of a library, with its reason and the test that fails when it breaks.
 */
class InternalsPageTest {

    private static final Path PAGE = Path.of("docs", "explanation", "internals-we-touch.md");

    /** Implementation packages, Netty's channels and codecs, and undocumented packages of Quarkus. */
    private static final Pattern INTERNAL = Pattern.compile("(?m)^import (?:static )?(?:[a-z0-9.]+\\.impl\\.[A-Z]"
            + "|io\\.netty\\.(?:channel|buffer)\\."
            + "|io\\.netty\\.handler\\.codec\\.(?:http2|http\\.websocketx|DecoderResult|http\\.Http(?!Header))"
            + "|io\\.quarkus\\.vertx\\.http\\.runtime\\.(?:options|management|VertxHttp|HttpCertificate|security\\.QuarkusHttpUser)"
            + "|io\\.quarkus\\.runtime\\.(?:util\\.|Application)"
            + "|io\\.quarkus\\.smallrye\\.openapi\\.runtime\\."
            + "|org\\.jboss\\.resteasy\\.reactive\\.server\\.spi\\."
            + "|com\\.sun\\.|sun\\.)");

    @Test
    void everyClassThatImportsInternalsIsListed() {
        Set<String> listed = MarkdownPage.read(PAGE).classNames().collect(Collectors.toSet());

        Set<String> missing = Stream.of("src/main/java", "lambda/src/main/java", "agent/src/main/java")
                .map(Path::of)
                .flatMap(MarkdownFiles::files)
                .filter(file -> INTERNAL.matcher(MarkdownFiles.read(file)).find())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(listed);

        assertEquals(Set.of(), missing, "list them in " + PAGE);
    }
}
