package io.keyfolio.bench.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The commands that start the service. */
public final class Commands {

    private static final String JAR = "target/quarkus-app/quarkus-run.jar";

    private Commands() {}

    /** The words of a command or, if it is empty, of the existing build. */
    public static List<String> orBuilt(String command) {
        return command.isEmpty() ? built() : words(command);
    }

    public static List<String> words(String command) {
        return List.of(command.strip().split(" +", -1));
    }

    /** The command of the native executable in target/ if it exists, otherwise that of the JVM package. */
    public static List<String> built() {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("keyfolio-.*-runner"))
                    .findFirst()
                    .map(executable -> List.of(executable.toString()))
                    .orElseGet(Commands::jvm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command of the JVM package, with the JVM of this program. */
    public static List<String> jvm() {
        return jar(JAR);
    }

    public static List<String> jar(String jar) {
        return List.of(ProcessHandle.current().info().command().orElse("java"), "-jar", jar);
    }

    public static boolean isJvm(List<String> command) {
        return command.contains("-jar");
    }

    /** The same command with options after the program, before all others. */
    public static List<String> withOptions(List<String> command, String... options) {
        List<String> words = new ArrayList<>(command);
        words.addAll(1, List.of(options));
        return words;
    }
}
