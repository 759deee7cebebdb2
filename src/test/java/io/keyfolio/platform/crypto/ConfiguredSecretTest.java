package io.keyfolio.platform.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files from which the service reads a secret. */
@DisabledOnOs(OS.WINDOWS)
class ConfiguredSecretTest {

    private static final ConfiguredSecret SECRET = new ConfiguredSecret("KEYFOLIO_KEY", "Make one.");
    private static final int SERVICE_USER = 65532;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
    void fileOfItsOwnerAloneIsRead(String mode) throws IOException {
        Path file = file(mode);

        assertEquals("secret", SECRET.require(Optional.empty(), Optional.of(file)));
    }

    @ParameterizedTest
    @CsvSource({
        "rw----r--, everybody on this machine",
        "rw-r--r--, everybody on this machine",
        "rw-----w-, everybody on this machine",
        "rwxrwxrwx, everybody on this machine"
    })
    void fileThatEverybodyMayOpenIsRefused(String mode, String whom) throws IOException {
        assertRefused(file(mode), whom);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "r--r-----", "rw--w----"})
    @EnabledOnOs(OS.LINUX)
    void ownFileThatItsGroupMayOpenIsRefused(String mode) throws IOException {
        assertRefused(file(mode), "its group");
    }

    /** The kubelet writes files of Secrets for root and for the group of the service. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void somebodyElsesFileIsReadByItsGroup() throws IOException {
        Path file = file("r--r-----");
        assumeTrue("root".equals(Files.getOwner(file).getName()), "only root gives files away");
        Files.setAttribute(file, "unix:uid", SERVICE_USER);

        assertEquals("secret", SECRET.require(Optional.empty(), Optional.of(file)));
    }

    @Test
    void whatALinkLeadsToCounts() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), file("rw-r--r--"));

        assertRefused(link, "everybody on this machine");
    }

    @Test
    void whatIsNoSecretIsReadFromAnyFile() throws IOException {
        assertEquals(Optional.of("secret"), SECRET.find(Optional.empty(), Optional.of(file("rw-r--r--"))));
    }

    @Test
    void valueIsTakenBeforeAFile() throws IOException {
        assertEquals("value", SECRET.require(Optional.of("value"), Optional.of(file("rw-r--r--"))));
    }

    @Test
    void missingFileIsNamed() {
        Path missing = directory.resolve("missing");

        var refusal = assertThrows(
                ConfigurationException.class, () -> SECRET.require(Optional.empty(), Optional.of(missing)));

        assertEquals(
                "KEYFOLIO_KEY_FILE: cannot read " + missing + " (NoSuchFileException). Make one.",
                refusal.getMessage());
    }

    private static void assertRefused(Path file, String whom) {
        var refusal =
                assertThrows(ConfigurationException.class, () -> SECRET.require(Optional.empty(), Optional.of(file)));

        assertEquals(
                "KEYFOLIO_KEY_FILE: " + file + " is open to " + whom + ". Run: chmod 600 " + file,
                refusal.getMessage());
    }

    private Path file(String mode) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "secret");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
