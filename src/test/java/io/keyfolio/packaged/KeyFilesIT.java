package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The files of keys that a start accepts and refuses. */
@DisabledOnOs(OS.WINDOWS)
class KeyFilesIT {

    private static final String SEALING_KEYS = "k1:" + Secrets.sealingKey();

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    @TempDir
    private Path directory;

    @Test
    void fileOfItsOwnerAloneIsServedWith() throws Exception {
        try (PackagedKeyfolio service = serve("rw-------")) {
            service.awaitReady();
        }
    }

    @Test
    void fileThatEverybodyMayReadStopsTheStartWithOneLine() throws Exception {
        try (PackagedKeyfolio service = serve("rw-r--r--")) {
            int exitCode = service.awaitExit();

            String log = service.log();
            assertEquals(1, exitCode, log);
            assertTrue(log.contains("Run: chmod 600 " + directory.resolve("sealing-keys")), log);
            assertFalse(log.contains("\tat "), log);
            assertFalse(log.contains("AAAA"), log);
        }
    }

    private PackagedKeyfolio serve(String mode) throws Exception {
        Map<String, String> variables = new TreeMap<>(databases.make().variables());
        variables.put("KEYFOLIO_SEALING_KEYS", "");
        variables.put("KEYFOLIO_SEALING_KEYS_FILE", file(mode).toString());
        return PackagedKeyfolio.serve(variables);
    }

    private Path file(String mode) throws IOException {
        Path file = Files.writeString(directory.resolve("sealing-keys"), SEALING_KEYS);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
