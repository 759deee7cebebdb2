package io.keyfolio.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of migrations names all that there are. */
class MigrationFilesTest {

    @Test
    void everyMigrationIsListedInTheOrderOfItsVersion() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources", MigrationFiles.DIRECTORY))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .sorted(Comparator.comparingInt(MigrationFilesTest::version))
                    .toList();

            assertEquals(names, MigrationFiles.NAMES);
            assertEquals(version(names.get(names.size() - 1)), MigrationFiles.LATEST);
        }
    }

    private static int version(String name) {
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }
}
