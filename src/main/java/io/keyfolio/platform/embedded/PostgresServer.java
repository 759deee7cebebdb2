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

/** The server process, which keeps running after the process that started it, until it is stopped. */
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
            } // else it has already stopped
        }
    }

    boolean isRunning() {
        return Files.exists(pidFile());
    }

    /**
     * Stops the server of a Keyfolio that was killed, and removes the pid file of one that is gone.
     *
     * <p>PostgreSQL treats any live process with the recorded number as a server; in a container, that is often a thread of
     * this JVM. The program of the process decides instead: a server of Keyfolio runs a program below its own directory. Where
     * the system hides the program, the pid file stays and PostgreSQL decides.
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

    /** Renames the log of the previous start, so that neither file grows for ever. */
    private void keepFormerLog() throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("server.log.1"), REPLACE_EXISTING);
        }
    }

    private String endOfLog() throws IOException {
        return Files.exists(log) ? PostgresBinaries.endOf(log) : "it wrote no log.";
    }
}
