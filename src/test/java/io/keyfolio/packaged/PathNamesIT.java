package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Program.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A directory with an umlaut, under a locale without umlauts, stops the start with one line and creates no other directory.
 */
class PathNamesIT {

    @TempDir
    private Path directory;

    @BeforeEach
    void requireAnEmbeddedDatabase() {
        assumeFalse(PackagedKeyfolio.isNative(), "the executable has no embedded database");
    }

    @ParameterizedTest
    @CsvSource({
        "mkdir $'\\303\\274' && KEYFOLIO_DATA_DIR=$PWD/$'\\303\\274' exec \"$@\", KEYFOLIO_DATA_DIR: ",
        "mkdir $'\\303\\274' && cd $'\\303\\274' && exec \"$@\", The working directory ",
        "mkdir $'\\303\\274' && ln -s $'\\303\\274' u && KEYFOLIO_DATA_DIR=$PWD/u exec \"$@\", KEYFOLIO_DATA_DIR: ",
    })
    void directoryThatTheLocaleCannotExpressIsRefused(String lines, String start) throws Exception {
        Outcome outcome = PackagedKeyfolio.shell(directory, lines, Map.of("LC_ALL", "C", "QUARKUS_HTTP_PORT", "0"));

        assertEquals(1, outcome.exitCode());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith(start), outcome.err());
        assertTrue(outcome.err().contains("set LC_ALL=C.UTF-8, or "), outcome.err());
        try (Stream<Path> made = Files.list(directory)) {
            assertTrue(made.allMatch(path -> path.toString().endsWith("u") || isEmpty(path)));
        }
    }

    private static boolean isEmpty(Path path) {
        try (Stream<Path> children = Files.list(path)) {
            return children.findAny().isEmpty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
