package io.keyfolio.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs other programs to their end. */
public final class Program {

    private static final int PATIENCE_SECONDS = 180;

    private Program() {}

    /** The result of a program. */
    public record Outcome(int exitCode, String out, String err) {}

    /** Runs a command that must succeed. */
    static void run(List<String> command) throws IOException {
        Outcome outcome = outcomeOf(command, Map.of());
        if (outcome.exitCode() != 0) {
            throw new IOException(command + " failed: " + outcome.out() + outcome.err());
        }
    }

    /** Runs a command, with variables added to the environment, and waits for its end. */
    static Outcome outcomeOf(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return outcomeOf(builder);
    }

    /** As {@link #outcomeOf(List, Map)}, in a directory. */
    static Outcome outcomeOf(Path directory, List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(environment);
        return outcomeOf(builder);
    }

    /** Runs lines of bash in a directory, and stops at the first that fails. */
    static Outcome shell(Path directory, String lines, Map<String, String> environment) throws IOException {
        return shell(directory, lines, environment, List.of());
    }

    /** Runs lines of bash with arguments. */
    static Outcome shell(Path directory, String lines, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", "-euo", "pipefail", "-c", lines, "bash"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(environment);
        return outcomeOf(builder);
    }

    private static Outcome outcomeOf(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
        return new Outcome(exitCode(process), out.join(), err.join());
    }

    private static int exitCode(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(process.info() + " does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
