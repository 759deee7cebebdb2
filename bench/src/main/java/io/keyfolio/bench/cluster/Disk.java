package io.keyfolio.bench.cluster;

import io.keyfolio.bench.harness.Programs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The disk of a node: a directory in memory of a limited size, which can be filled. Only root can mount one. */
public final class Disk {

    private static final int BLOCK_BYTES = 8 * 1024;

    private final Path directory;
    private final Path filler;

    Disk(Path directory) {
        this.directory = directory;
        this.filler = directory.resolve("filler");
    }

    void create() throws IOException, InterruptedException {
        Files.createDirectories(directory);
        if (isLimited()) {
            String unused = Programs.run(
                    Map.of(),
                    List.of("mount", "-t", "tmpfs", "-o", "size=384M", "keyfolio-bench", directory.toString()));
        }
        Owner.give(directory);
    }

    /** Whether the disk can be filled. */
    public boolean isLimited() {
        return Owner.mayMount();
    }

    public void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[BLOCK_BYTES]);
            }
        } catch (IOException full) {
            if (!Files.exists(filler)) {
                throw full;
            }
        }
    }

    public void free() throws IOException {
        Files.deleteIfExists(filler);
    }

    void remove() throws IOException, InterruptedException {
        if (isLimited()) {
            new ProcessBuilder("umount", "--lazy", directory.toString()).start().waitFor();
        }
    }
}
