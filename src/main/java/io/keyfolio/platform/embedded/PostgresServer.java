package io.keyfolio.platform.embedded;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.keyfolio.platform.embedded.storage.EmbeddedFailure;
import io.keyfolio.platform.embedded.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Starts and stops the server process, which outlives whoever started it unless told to stop. */
final class PostgresServer {

    private static final String WAIT = "--wait";
    private static final String TIMEOUT = "--timeout=60";
    private static final Predicate<String> NUMBER =
            Pattern.compile("[1-9][0-9]{0,17}").asMatchPredicate();

    private final PostgresBinaries postgresBinaries;
    private final Path data;
    private final Path log;

    PostgresServer(PostgresBinaries postgresBinaries, Path data) {
        this.postgresBinaries = postgresBinaries;
        this.data = data;
        this.log = data.resolveSibling("server.log");
    }

    void start(PostgresOptions options) throws IOException {
        keepFormerLog();
        try {
            postgresBinaries.run(
                    "pg_ctl",
                    List.of("start", pgdata(), "--log=" + log, "--options=" + options.commandLine(), WAIT, TIMEOUT));
        } catch (EmbeddedFailure failure) {
            throw StorageFailure.ofPostgres(
                    postgresBinaries.dataDirectory(), "The embedded PostgreSQL did not start: " + endOfLog(), failure);
        }
    }

    void stop() throws IOException {
        try {
            postgresBinaries.run("pg_ctl", List.of("stop", pgdata(), "--mode=fast", WAIT, TIMEOUT));
        } catch (EmbeddedFailure failure) {
            if (isRunning()) {
                throw failure;
            } // else it has stopped by itself
        }
    }

    boolean isRunning() {
        return Files.exists(pidFile());
    }

    /**
     * Ends the server of a Keyfolio that was killed, and forgets one that is gone.
     *
     * <p>PostgreSQL takes any live process of the number it once had for a server; in a container that is often a thread of
     * this very JVM. We know better: ours runs a program below our own directory. Where the system does not tell which
     * program a process runs, PostgreSQL decides.
     */
    void endOrphan() throws IOException {
        Optional<ProcessHandle> holder = findHolder();
        Optional<String> command = holder.flatMap(process -> process.info().command());
        if (command.filter(postgresBinaries::isOurs).isPresent()) {
            stop();
        } else if (holder.isEmpty() || command.isPresent()) {
            Files.deleteIfExists(pidFile());
        }
    }

    private Optional<ProcessHandle> findHolder() throws IOException {
        if (!isRunning()) {
            return Optional.empty();
        }
        return PostgresBinaries.read(pidFile())
                .lines()
                .map(String::strip)
                .findFirst()
                .filter(NUMBER)
                .map(Long::valueOf)
                .flatMap(ProcessHandle::of);
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private String pgdata() {
        return "--pgdata=" + data;
    }

    /** Leaves the log to the coming start alone, so that neither grows for ever. */
    private void keepFormerLog() throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("server.log.1"), REPLACE_EXISTING);
        }
    }

    private String endOfLog() throws IOException {
        return Files.exists(log) ? PostgresBinaries.endOf(log) : "it wrote no log.";
    }
}
