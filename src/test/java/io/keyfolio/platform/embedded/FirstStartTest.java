package io.keyfolio.platform.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.platform.embedded.start.StartContext;
import io.keyfolio.platform.embedded.storage.DataDirectory;
import io.keyfolio.platform.embedded.storage.EmbeddedFailure;
import io.keyfolio.platform.embedded.storage.GeneratedSecrets;
import io.keyfolio.platform.embedded.storage.HostPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A start in a directory that is new, incomplete or unusable. */
@Tag("programs")
class FirstStartTest {

    private static final StartContext CONTEXT = StartContext.current();

    /** The extracted programs, which all tests share. */
    @TempDir
    private static Path unpacked;

    @TempDir
    private Path directory;

    private static Path half;
    private static PostgresBinaries postgresBinaries;

    @BeforeAll
    static void unpackWhereThatWasInterrupted() throws IOException {
        PostgresArchive archive = PostgresArchive.require(CONTEXT.platform());
        half = Files.createDirectories(unpacked.resolve("programs/" + archive.digest() + ".partial/bin/postgres"));
        postgresBinaries = PostgresBinaries.require(archive, unpacked, CONTEXT);
    }

    @Test
    void interruptedInitialisationIsBegunAnew() throws IOException {
        Path abandoned = Files.createDirectories(directory.resolve("unfinished-1/base"));
        Files.writeString(abandoned.resolveSibling("PG_VERSION"), "18\n");

        Path data = new DataCluster(directory, postgresBinaries, new GeneratedSecrets(directory), CONTEXT).require();

        assertTrue(Files.exists(data.resolve("global/pg_control")));
        assertFalse(Files.exists(abandoned));
    }

    @Test
    void interruptedUnpackingIsBegunAnew() throws IOException {
        assertFalse(Files.exists(half));
        assertEquals("18", postgresBinaries.majorVersion());
    }

    @Test
    void dataOfAnotherMajorVersionAreNotReplaced() throws IOException {
        Path other = Files.createDirectory(directory.resolve("data-17"));
        DataCluster dataCluster =
                new DataCluster(directory, postgresBinaries, new GeneratedSecrets(directory), CONTEXT);

        EmbeddedFailure refusal = assertThrows(EmbeddedFailure.class, dataCluster::require);

        assertTrue(refusal.getMessage().startsWith("The data in " + other + " are of another major version"));
    }

    @Test
    void failureOfAProgramIsToldInOneLine() {
        PostgresServer server = new PostgresServer(postgresBinaries, directory.resolve("nothing here"));
        PostgresOptions options =
                new PostgresOptions(1, new ServerCertificate(directory, Clock.systemUTC()), directory);

        EmbeddedFailure failure = assertThrows(EmbeddedFailure.class, () -> server.start(options));

        assertTrue(failure.getMessage().startsWith("The embedded PostgreSQL did not start: "), failure.getMessage());
        assertEquals(1, failure.getMessage().lines().count());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseMayEnterTheDirectory() throws IOException {
        try (DataDirectory claimed = DataDirectory.claim(directory.resolve("new"))) {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(claimed.path()));

            assertEquals("rwx------", mode);
        }
    }

    @Test
    void nameThatAShellWouldExpandIsRefused() {
        Path wanted = directory.resolve("$HOME");

        assertThrows(EmbeddedFailure.class, () -> DataDirectory.claim(wanted));
        assertFalse(Files.exists(wanted));
    }

    @Test
    void fileInPlaceOfTheDirectoryIsRefused() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThrows(EmbeddedFailure.class, () -> DataDirectory.claim(file));
    }

    @Test
    void buildWithoutProgramsNamesTheAlternative() {
        HostPlatform unknown = new HostPlatform("plan9", "mips", false, false);

        EmbeddedFailure refusal = assertThrows(EmbeddedFailure.class, () -> PostgresArchive.require(unknown));

        assertEquals(
                "This build has no embedded PostgreSQL: set KEYFOLIO_DB_HOST (and KEYFOLIO_DB_PORT, KEYFOLIO_DB_NAME,"
                        + " KEYFOLIO_DB_USER, KEYFOLIO_DB_PASSWORD) to use a PostgreSQL of your own.",
                refusal.getMessage());
    }

    @Test
    void rootIsServedOnLinuxAlone() {
        HostPlatform mac = new HostPlatform("darwin", "arm_64", false, true);

        assertThrows(EmbeddedFailure.class, mac::launcher);
    }
}
