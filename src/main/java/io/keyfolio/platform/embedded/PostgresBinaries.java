package io.keyfolio.platform.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyfolio.platform.embedded.start.StartContext;
import io.keyfolio.platform.embedded.storage.DiskSpace;
import io.keyfolio.platform.embedded.storage.EmbeddedFailure;
import io.keyfolio.platform.embedded.storage.HostPlatform;
import io.keyfolio.platform.embedded.storage.PrivateFiles;
import io.keyfolio.platform.embedded.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The programs of PostgreSQL: unpacks and runs them. */
final class PostgresBinaries {

    /**
     * The time limit for a program. It exceeds the limits that programs receive, so that a program can report its own time-out.
     */
    private static final long TIMEOUT_SECONDS = 120;

    private static final int END_LINES = 6;

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private final Path directory;
    private final Path output;
    private final StartContext context;

    private PostgresBinaries(Path directory, Path output, StartContext context) {
        this.directory = directory;
        this.output = output;
        this.context = context;
    }

    /** Unpacks the programs below {@code home}, unless an earlier start has done so. */
    static PostgresBinaries require(PostgresArchive archive, Path home, StartContext context) throws IOException {
        Path all = home.resolve("programs");
        Path current = all.resolve(archive.digest());
        PostgresBinaries postgresBinaries = new PostgresBinaries(current, home.resolve("last-output.log"), context);
        postgresBinaries.requireLauncher();
        if (!Files.isDirectory(current)) {
            new DiskSpace(postgresBinaries.dataDirectory()).requireForFirstStart();
            PrivateFiles.deleteTree(all); // older versions, and the rest of an interrupted start
            PrivateFiles.createDirectory(all);
            Path partial = PrivateFiles.partial(current);
            PrivateFiles.make(partial, () -> archive.unpackInto(partial, context));
            PrivateFiles.complete(partial, current);
        }
        return postgresBinaries;
    }

    /** Reads a file of any bytes as UTF-8, because programs write file names into it byte by byte. */
    static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), UTF_8);
    }

    /** The last lines of a file, joined into one. */
    static String endOf(Path file) throws IOException {
        List<String> lines = read(file).strip().lines().map(String::strip).toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - END_LINES), lines.size()));
    }

    /** Whether a command is one of these programs, or of another version that was unpacked below the same directory. */
    boolean isOurs(String command) {
        return Path.of(command).startsWith(directory.getParent());
    }

    /** The major version, on which the format of the data depends. */
    String majorVersion() throws IOException {
        Matcher version = VERSION.matcher(run("pg_ctl", List.of("--version")));
        if (!version.find()) {
            throw new EmbeddedFailure("The embedded PostgreSQL does not tell its version.");
        }
        return version.group(1);
    }

    /** Runs a program and returns its output; fails with the end of the output if the program fails. */
    String run(String program, List<String> arguments) throws IOException {
        return outputOf(program, prepare(command(program, arguments)).start());
    }

    /** As {@link #run}, for a program that the cancellation of a start may end. */
    String runUntilCancelled(String program, List<String> arguments) throws IOException {
        return outputOf(program, context.cancellation().start(prepare(command(program, arguments))));
    }

    private List<String> command(String program, List<String> arguments) {
        HostPlatform hostPlatform = context.platform();
        List<String> command = new ArrayList<>(hostPlatform.launcher());
        command.add(directory
                .resolve("bin")
                .resolve(hostPlatform.executable(program))
                .toString());
        command.addAll(arguments);
        return command;
    }

    private String outputOf(String program, Process process) throws IOException {
        if (!succeeds(program, process)) {
            context.cancellation().requireNoneSoon();
            throw StorageFailure.ofPostgres(dataDirectory(), program + " failed: " + endOf(output), null);
        }
        return read(output);
    }

    Path dataDirectory() {
        return output.getParent().getParent();
    }

    private void requireLauncher() {
        List<String> launcher = context.platform().launcher();
        if (!launcher.isEmpty() && !launches(launcher)) {
            throw new EmbeddedFailure(
                    "PostgreSQL does not run as root, and this system denies root a user namespace (unshare"
                            + " -U): start Keyfolio as another user, or " + EmbeddedFailure.ALTERNATIVE);
        }
    }

    private boolean launches(List<String> launcher) {
        List<String> trial = new ArrayList<>(launcher);
        trial.add("true"); // a program that does nothing
        try {
            return succeeds("unshare", prepare(trial).start());
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private static boolean succeeds(String program, Process process) {
        try {
            if (process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            throw new EmbeddedFailure(program + " did not end within " + TIMEOUT_SECONDS + " seconds.");
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while waiting for " + program + ".", interruption);
        }
    }

    /** Redirects the output to a file: the server would inherit a pipe and keep it open. */
    private ProcessBuilder prepare(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG")); // they configure another server
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
