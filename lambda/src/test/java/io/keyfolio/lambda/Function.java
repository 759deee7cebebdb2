package io.keyfolio.lambda;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The packaged function in a separate process, as Lambda starts it. */
final class Function implements AutoCloseable {

    private static final Path BOOTSTRAP = Path.of("bootstrap");
    private static final String HANDLER = "io.keyfolio.lambda.JavaFunction::handleRequest";
    private static final String JAVA_RUNTIME = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private final Process process;
    private final Path output;

    private Function(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts the function with settings by the names of properties, such as {@code keyfolio.db.host}. */
    static Function start(RuntimeApi api, Map<String, String> settings) throws IOException {
        Path directory = FunctionZip.unpacked();
        boolean isNative = Files.exists(directory.resolve(BOOTSTRAP));
        ProcessBuilder builder = new ProcessBuilder(isNative ? bootstrap(directory) : javaRuntime())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KEYFOLIO_") || name.startsWith("QUARKUS_"));
        settings.forEach((name, value) -> environment.put(variable(name), value));
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "keyfolio");
        environment.put("LAMBDA_TASK_ROOT", directory.toString());
        environment.put("_HANDLER", HANDLER);
        Path output = Files.createTempFile(directory, "output-", ".log");
        return new Function(builder.redirectOutput(output.toFile()).start(), output);
    }

    /** Freezes the process, as Lambda does between two invocations. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    /** Waits for the end of the process; returns the exit code. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** The output of the process so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static List<String> bootstrap(Path directory) {
        return List.of(directory.resolve(BOOTSTRAP).toString());
    }

    /** The class path of Lambda's Java runtime; the classes of the function are found from the working directory. */
    private static List<String> javaRuntime() {
        String runtime = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("aws-lambda-java-") && !entry.contains("aws-lambda-java-events"))
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-XX:TieredStopAtLevel=1", "-cp", runtime, JAVA_RUNTIME, HANDLER);
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
