package io.keyfolio.platform.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command that the documentation names to build, run or try the service is run by something in this repository. */
class DocumentedCommandsTest {

    private static final Pattern COMMAND = Pattern.compile(
            "(?m)(?:^ *|`|&& |= )(?:[A-Z_]+=\\S+ +)*((?:\\./mvnw|java -jar|go run|java examples|node|python3|bench/|agent/prove|docker[ /]|sam deploy|kubectl [a-z-]|checks/|"
                    + "src/test/[a-z]+/|target/keyfolio|keyfolio [a-z])[^`#\\n]*)");

    @Test
    void everyDocumentedCommandIsRun() throws IOException {
        List<String> unproven = documents()
                .flatMap(document -> COMMAND.matcher(read(document))
                        .results()
                        .map(found -> found.group(1).strip())
                        .filter(DocumentedCommandsTest::isUnknown)
                        .map(command -> document + ": " + command))
                .toList();

        assertEquals(List.of(), unproven, "add them to DocumentedCommand with what runs them");
    }

    @ParameterizedTest
    @EnumSource
    void whatRunsItDoes(DocumentedCommand command) {
        assertTrue(command.isRun(), command + " is not run where DocumentedCommand says");
    }

    @ParameterizedTest
    @EnumSource
    void itIsStillDocumented(DocumentedCommand command) throws IOException {
        boolean documented = documents()
                .flatMap(document -> COMMAND.matcher(read(document)).results().map(found -> found.group(1)))
                .anyMatch(command::covers);

        assertTrue(documented, command + " stands in no document any more");
    }

    private static boolean isUnknown(String command) {
        return Arrays.stream(DocumentedCommand.values()).noneMatch(known -> known.covers(command));
    }

    private static Stream<Path> documents() throws IOException {
        return Stream.of("README.md", "SECURITY.md", "ARCHITECTURE.md", "docs", "agent", "lambda", "kubernetes")
                .map(Path::of)
                .flatMap(DocumentedCommandsTest::walk)
                .filter(file -> file.toString().endsWith(".md"))
                .filter(file -> !file.toString().contains("target"));
    }

    private static Stream<Path> walk(Path start) {
        try (Stream<Path> files = Files.walk(start)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
