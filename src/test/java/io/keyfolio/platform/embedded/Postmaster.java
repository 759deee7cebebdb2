package io.keyfolio.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The embedded PostgreSQL of a packaged service, as its files describe it. */
record Postmaster(Path dataDirectory) {

    private static final int PORT_LINE = 3;

    int port() {
        return Integer.parseInt(lines().get(PORT_LINE).strip());
    }

    void kill() {
        ProcessHandle server =
                ProcessHandle.of(Long.parseLong(lines().get(0).strip())).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(dataDirectory.resolve("postgresql/data-18/postmaster.pid"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
