package io.keyfolio.platform.database.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of migrations is complete, and a released migration does not change. */
class MigrationFilesTest {

    private static final Path DIRECTORY = Path.of("src/main/resources", MigrationFiles.DIRECTORY);

    /** The SHA-256 of each migration, in the order of the versions; a new migration adds a line. */
    private static final List<String> CHECKSUMS = List.of(
            "d4e2780cb20227e114c7c2b8ab0aec0a0a5ac8abb180df390edbe56782b4824b",
            "36945de6519defd67277f21a75778b987b00f004835e7cd1f9ce97c604123659",
            "de7569f0e17e22ff905e26d5fb8b6ec44f97e92a72d252e4c6ea74eb76fa66ce",
            "f46c98bf3c08b3187264ef0c52fae57a7c36b7d116850a87838f0eabc3182b7c",
            "b650c148c1f53d00cebda1957cbd9f7b5fb89200a9364810f26b1c67d4cc358e",
            "ad84ded3f167bcaf4bda26239fce5f181b3ba13ed007ca9d6e90fc5b79b40116",
            "f8e950ed464f00f8832555835808ac20390ef7a099ac61a2bf297b64917586d2",
            "061b981097a53f2bc0db764e5138ea9e66e5f5eb491ce93b628219690a297b46",
            "e4b2ad0d59a429b8c986ee544e3e2e3b4645c5809616dd22bd7e6f2226ac3b05",
            "4573f68c3ea707586cc41ca3c9b9e3b0573d46bc8f296e99112178f7ecc5f47a",
            "83acea7353b2f661417dbb9a026cdd931fbbc113d31074f1dd03ae8dd87b867d",
            "0cfca39a0d9dbf9ce863e44708727dde9c544ada76dad5cdf37b7d0e5c427698",
            "5c7762082375f3f0f2194589ca454801cc6178e3da95bfd32102f4dd864dbff5",
            "7ea372364a78430d0f320f54de8d8994e309fedb5dd18ae7c7374fcbe19a5cd7",
            "96c570c594664827961f7075ae1d7e30ec16d10ae4d28c372dfe94ce8755669c");

    @Test
    void everyMigrationIsListedInTheOrderOfItsVersion() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .sorted(Comparator.comparingInt(MigrationFilesTest::version))
                    .toList();

            assertEquals(names, MigrationFiles.NAMES);
            assertEquals(version(names.get(names.size() - 1)), MigrationFiles.LATEST);
        }
    }

    /** Flyway refuses a changed migration on databases that have applied it. */
    @Test
    void migrationsThatHaveLandedAreFrozen() throws Exception {
        List<String> checksums = new ArrayList<>();
        for (String name : MigrationFiles.NAMES) {
            checksums.add(sha256(Files.readAllBytes(DIRECTORY.resolve(name))));
        }

        assertEquals(CHECKSUMS, checksums);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static int version(String name) {
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }
}
