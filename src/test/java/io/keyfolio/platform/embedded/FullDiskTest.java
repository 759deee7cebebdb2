package io.keyfolio.platform.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyfolio.platform.embedded.start.StartCancellation;
import io.keyfolio.platform.embedded.start.StartContext;
import io.keyfolio.platform.embedded.start.StartProgress;
import io.keyfolio.platform.embedded.storage.EmbeddedFailure;
import io.keyfolio.platform.embedded.storage.HostPlatform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** First starts on a small disk in memory that another program fills at the same time. Only root can mount one. */
@Tag("programs")
class FullDiskTest {

    @TempDir
    private Path disk;

    private boolean mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", disk.toString());
        }
    }

    @Test
    void firstStartThatCouldNotEndIsNotBegun() throws Exception {
        mount("100M");

        EmbeddedFailure refusal = assertThrows(EmbeddedFailure.class, () -> start("never"));

        assertFull(refusal, "a first start needs 150 MB");
        assertTrue(refusal.getMessage().matches(".*\\(free: (99|100) MB; .*"), refusal.getMessage());
        assertEquals(List.of("last-output.log"), children("postgresql"));
    }

    @Test
    void diskThatFillsAtAnyStepIsCalledFullAndDoesNotBlockTheNextStart() throws Exception {
        mount("512M");

        assertFull(assertThrows(EmbeddedFailure.class, () -> start("40 %")), "a first start needs 150 MB");
        assertEquals(List.of(), children("postgresql/programs"));
        free();
        assertFull(assertThrows(EmbeddedFailure.class, () -> start("Creating")), "a first start needs 150 MB");
        free();
        assertFull(assertThrows(EmbeddedFailure.class, () -> start("Starting")), "a start needs 32 MB");
        free();
        start("never");
    }

    private static void assertFull(EmbeddedFailure refusal, String need) {
        assertTrue(refusal.getMessage().contains(" is too full (free: "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(need), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("set KEYFOLIO_DATA_DIR to "), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    /** Starts and stops a database, and fills the disk at a reported step. */
    private void start(String step) {
        PrintStream filling = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8) {
            @Override
            public void println(String line) {
                if (line.contains(step)) {
                    fill();
                }
            }
        };
        StartContext context =
                new StartContext(HostPlatform.current(), new StartProgress(filling), new StartCancellation());
        try (EmbeddedDatabase database = EmbeddedDatabase.claim(disk.resolve("data"), context)) {
            database.start();
        }
    }

    private void fill() {
        byte[] block = new byte[64 * 1024];
        try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException full) {
            // the disk is full
        }
    }

    private void free() throws IOException {
        Files.delete(disk.resolve("filler"));
    }

    private List<String> children(String directory) throws IOException {
        try (Stream<Path> children = Files.list(disk.resolve("data").resolve(directory))) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }

    private void mount(String size) throws Exception {
        mounted = HostPlatform.current().isRoot()
                && run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + size, "keyfolio", disk.toString()) == 0;
        assumeTrue(mounted, "only root may mount a disk");
    }

    private static int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().transferTo(new ByteArrayOutputStream());
        return process.waitFor();
    }
}
