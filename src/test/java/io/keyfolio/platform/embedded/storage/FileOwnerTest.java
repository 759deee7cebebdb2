package io.keyfolio.platform.embedded.storage;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Root with files of another user, and another user with files of root. Only root can change the owner of files. */
class FileOwnerTest {

    private static final int OTHER = 54321;

    @TempDir
    private Path directory;

    private Path data;

    @BeforeEach
    void requireRoot() throws IOException {
        assumeTrue(HostPlatform.current().isRoot(), "only root can be another user");
        directory = directory.toRealPath();
        data = Files.createDirectory(directory.resolve("data"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lock", "postgresql"})
    void rootIsRefusedOnFilesOfAnotherUser(String name) throws IOException {
        Path file = name.isEmpty() ? data : Files.createDirectory(data.resolve(name));
        give(file);

        EmbeddedFailure refusal = assertThrows(EmbeddedFailure.class, () -> DataDirectory.claim(data));

        assertEquals(
                file + " belongs to 54321: run Keyfolio as that user, not as root, or set KEYFOLIO_DATA_DIR to another"
                        + " directory.",
                refusal.getMessage());
        assertFalse(Files.isRegularFile(data.resolve("lock")));
    }

    @Test
    void rootIsRefusedBelowADirectoryThatIsClosedToOthers() throws IOException {
        give(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Path below = data.resolve("new");

        EmbeddedFailure refusal = assertThrows(EmbeddedFailure.class, () -> DataDirectory.claim(below));

        assertEquals(
                data + " belongs to 54321 and is closed to other users, and PostgreSQL does not run with root's"
                        + " privileges: run Keyfolio as that user, or set KEYFOLIO_DATA_DIR to another directory.",
                refusal.getMessage());
        assertFalse(Files.exists(below));
    }

    @Test
    void rootIsServedOnItsOwnFilesBelowADirectoryOfAnotherUser() throws IOException {
        give(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertDoesNotThrow(() -> DataDirectory.claim(data.resolve("new")).close());
    }

    @Test
    void denialNamesTheOwnerOfTheData() throws IOException {
        give(data);

        assertEquals(
                data + " belongs to 54321, and Keyfolio may not open or make " + data.resolve("lock")
                        + ": run Keyfolio as that user, give the files to the user that runs it (chown -R), or set"
                        + " KEYFOLIO_DATA_DIR to another directory.",
                FileOwner.denial(data, data.resolve("lock")));
    }

    @Test
    void denialNamesTheOwnerOfTheDirectoryAbove() throws IOException {
        give(directory);
        Path missing = directory.resolve("missing");

        assertEquals(
                directory + " belongs to 54321, and Keyfolio may not open or make " + missing
                        + ": make that directory for the user that Keyfolio runs as, or set KEYFOLIO_DATA_DIR to another"
                        + " directory.",
                FileOwner.denial(missing, missing));
    }

    private static void give(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", OTHER);
    }
}
