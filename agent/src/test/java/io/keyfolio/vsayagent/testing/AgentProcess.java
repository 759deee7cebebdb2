package io.keyfolio.vsayagent.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The packaged program, jar or native executable, in a separate process. */
public final class AgentProcess implements AutoCloseable {

    private static final String PACKAGED = System.getProperty("vsay-agent.packaged");

    private final Lines output = new Lines();
    private final CompletableFuture<Void> read;
    private final Process process;

    private AgentProcess(Process process) {
        this.process = process;
        read = CompletableFuture.runAsync(this::readOutput);
    }

    public static AgentProcess start(Map<String, String> environment, String... arguments) throws IOException {
        return start(environment, List.of(), arguments);
    }

    /** Starts the program. The options are those of Java, which the native executable also accepts. */
    public static AgentProcess start(Map<String, String> environment, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (PACKAGED.endsWith(".jar")) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.add("-jar");
            command.add(PACKAGED);
        } else {
            command.add(PACKAGED);
            command.addAll(options);
        }
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("VSAY_TOKEN");
        builder.environment().putAll(environment);
        return new AgentProcess(builder.start());
    }

    /** Sends SIGTERM, as systemd and container engines do. */
    public void terminate() {
        process.toHandle().destroy(); // unlike the method of Process, this does not close the output
    }

    public void interrupt() throws IOException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
    }

    /** The exit code; fails if the program does not end soon. */
    public int exitCode() {
        int exitCode = Waiting.until(process.onExit(), "the program did not end: " + output)
                .exitValue();
        Waiting.until(read, "the program's output has no end");
        return exitCode;
    }

    public Lines output() {
        return output;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void readOutput() {
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            reader.lines().forEach(output::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
