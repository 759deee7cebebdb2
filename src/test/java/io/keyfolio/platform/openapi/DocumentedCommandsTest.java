package io.keyfolio.platform.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.MarkdownFiles;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** This repository runs every documented command that builds, runs or tries the service. */
class DocumentedCommandsTest {

    private static final Pattern COMMAND = Pattern.compile(
            "(?m)(?:^ *|`|&& |= )(?:[A-Z_]+=\\S+ +)*((?:\\./mvnw|java -jar|go run|java examples|node|python3|bench/[a-z]|docker [a-z]|sam deploy|kubectl [a-z-]|checks/[a-z]|"
                    + "src/test/[a-z]+/|target/keyfolio|keyfolio [a-z])[^`#\\n]*)");

    @Test
    void everyDocumentedCommandIsRun() {
        List<String> unproven = MarkdownFiles.all()
                .flatMap(document -> COMMAND.matcher(MarkdownFiles.read(document))
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
    void itIsStillDocumented(DocumentedCommand command) {
        boolean documented = MarkdownFiles.all()
                .flatMap(document ->
                        COMMAND.matcher(MarkdownFiles.read(document)).results().map(found -> found.group(1)))
                .anyMatch(command::covers);

        assertTrue(documented, command + " stands in no document any more");
    }

    private static boolean isUnknown(String command) {
        return Arrays.stream(DocumentedCommand.values()).noneMatch(known -> known.covers(command));
    }
}
