package io.keyfolio.testing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A cluster of the installed PostgreSQL, which has {@code pg_dump}, unlike the embedded one. */
public final class InstalledPostgres implements Closeable {

    private static final List<String> PROGRAMS =
            List.of("initdb", "pg_ctl", "pg_dump", "pg_dumpall", "pg_restore", "psql");
    private static final String SUPERUSER = "postgres";

    private final Path programs;
    private final Path data;
    private final int port;

    private InstalledPostgres(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    /** The directory of the programs; empty if they are not installed. */
    public static Optional<Path> programs() {
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(":")).map(Path::of), debian())
                .filter(directory ->
                        PROGRAMS.stream().allMatch(program -> Files.isExecutable(directory.resolve(program))))
                .findFirst();
    }

    /** Creates an empty cluster in a new subdirectory, and starts it. */
    public static InstalledPostgres start(Path directory) throws IOException {
        Path data = Files.createTempDirectory(directory, "cluster");
        InstalledPostgres cluster = new InstalledPostgres(programs().orElseThrow(), data, Ports.free());
        cluster.run("initdb", "-D", data.toString(), "-U", SUPERUSER, "--auth=trust", "--no-locale", "--encoding=UTF8");
        cluster.run(
                "pg_ctl",
                "-D",
                data.toString(),
                "-w",
                "-l",
                data.resolve("log").toString(),
                "-o",
                "-p " + cluster.port + " -h 127.0.0.1 -k ''",
                "start");
        return cluster;
    }

    /** The variables with which an administrator connects to a database. */
    public Map<String, String> variables(String database) {
        return Map.of(
                "PGHOST", "127.0.0.1", "PGPORT", Integer.toString(port), "PGDATABASE", database, "PGUSER", SUPERUSER);
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "-D", data.toString(), "-w", "-m", "immediate", "stop");
    }

    /** Runs a program. PostgreSQL refuses to run as root, so root runs it in a user namespace that maps no users. */
    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("installed-postgres", ".log");
        try {
            int status = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
            if (status != 0) {
                throw new IOException(command + " failed: " + Files.readString(output));
            }
        } finally {
            Files.delete(output);
        }
    }

    /** The directories of Debian's packages, the newest first. */
    private static Stream<Path> debian() {
        Path versions = Path.of("/usr/lib/postgresql");
        try (Stream<Path> found = Files.isDirectory(versions) ? Files.list(versions) : Stream.empty()) {
            return found
                    .map(version -> version.resolve("bin"))
                    .sorted(Comparator.<Path>reverseOrder())
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
