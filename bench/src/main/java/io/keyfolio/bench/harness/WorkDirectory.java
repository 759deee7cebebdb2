package io.keyfolio.bench.harness;

import java.nio.file.Path;

/** The work directory of this run, which its script removes. */
public final class WorkDirectory {

    private static final Path DIRECTORY = Path.of(System.getenv().getOrDefault("BENCH_WORK", "target"));

    private WorkDirectory() {}

    public static Path path() {
        return DIRECTORY;
    }

    public static Path file(String name) {
        return DIRECTORY.resolve(name);
    }
}
