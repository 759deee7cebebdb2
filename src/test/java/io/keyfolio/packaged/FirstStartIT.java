package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.PackagedKeyfolio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The output and the files of the first start with an embedded database. */
class FirstStartIT {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String UNPACKING = "Unpacking PostgreSQL (first start only): ";
    private static final String CANCELLED =
            "Stopped before the database was ready. Nothing is lost: the next start makes what is missing.";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @BeforeEach
    void requireAnEmbeddedDatabase() {
        assumeFalse(PackagedKeyfolio.isNative(), "the executable has no embedded database");
    }

    @Test
    void progressRisesToAllAndLaterStartsAreTerse() throws Exception {
        try (PackagedKeyfolio service = start()) {
            awaitLine(service, UNPACKING + "0 %");
            assertFalse(isUnpacked(), "told of the unpacking when it was over");
            service.awaitReady();

            List<String> told = service.log().lines().limit(8).toList();

            assertEquals(
                    Stream.of("0 %", "20 %", "40 %", "60 %", "80 %", "100 %")
                            .map(UNPACKING::concat)
                            .toList(),
                    told.subList(0, 6));
            assertTrue(told.get(6).startsWith("Creating the database in "), told::toString);
            assertTrue(told.get(7).startsWith("Starting PostgreSQL in "), told::toString);
            service.terminate();
            service.awaitExit();
        }
        try (PackagedKeyfolio service = start().awaitReady()) {
            assertTrue(service.log().startsWith("Starting PostgreSQL in "), service.log());
            assertFalse(service.log().contains("first start only"), service.log());
            service.terminate();
            service.awaitExit();
        }
    }

    @ParameterizedTest
    @CsvSource({"Unpacking PostgreSQL (first start only): 40 %", "Creating the database in "})
    void stoppedStartLeavesNoProcessAndIsBegunAnew(String moment) throws Exception {
        try (PackagedKeyfolio service = start()) {
            awaitLine(service, moment);

            service.terminate();

            service.awaitExit();
            assertTrue(service.log().endsWith(CANCELLED + "\n"), service.log());
            assertFalse(service.log().contains("\tat "), service.log());
        }
        assertEquals(List.of(), programs());
        assertEquals(List.of(), children("postgresql", "unfinished-"));
        assertEquals(List.of(), children("postgresql/programs", ".partial"));
        try (PackagedKeyfolio service = start().awaitReady()) {
            service.terminate();
            service.awaitExit();
        }
    }

    private PackagedKeyfolio start() throws IOException {
        return PackagedKeyfolio.serve(LOOPBACK, Map.of("KEYFOLIO_DATA_DIR", data().toString()));
    }

    private Path data() {
        return directory.resolve("data");
    }

    private boolean isUnpacked() throws IOException {
        return children("postgresql/programs", "").stream().anyMatch(name -> !name.endsWith(".partial"));
    }

    private List<String> children(String parent, String part) throws IOException {
        if (!Files.isDirectory(data().resolve(parent))) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(data().resolve(parent))) {
            return children.map(child -> child.getFileName().toString())
                    .filter(name -> name.contains(part))
                    .toList();
        }
    }

    /** The running programs below the data directory. */
    private List<String> programs() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().command().stream())
                .filter(command -> command.startsWith(data().toString()))
                .toList();
    }

    private static void awaitLine(PackagedKeyfolio service, String start) {
        Await.until(() -> log(service), log -> log.lines().anyMatch(line -> line.startsWith(start)), PATIENCE);
    }

    private static String log(PackagedKeyfolio service) {
        try {
            return service.log();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
