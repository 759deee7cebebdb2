package io.keyfolio.testing;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The packaged service, jar or native executable, as a process of its own. */
public final class PackagedKeyfolio implements Closeable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Most of these processes live for seconds, and one that compiles less is ready sooner. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final URI address;
    private final URI management;

    private PackagedKeyfolio(Process process, Path log, URI address, URI management) {
        this.process = process;
        this.log = log;
        this.address = address;
        this.management = management;
    }

    /** Runs a word of the command line to its end. */
    public static Program.Outcome run(Map<String, String> environment, String... words) throws IOException {
        List<String> command = command();
        command.addAll(List.of(words));
        return Program.outcomeOf(command, environment);
    }

    /** Runs lines of bash in a directory, in which {@code "$@"} is the command that starts the service. */
    public static Program.Outcome shell(Path directory, String lines, Map<String, String> environment)
            throws IOException {
        return Program.shell(directory, lines, environment, command());
    }

    /** As {@link #run}, in a directory, with options for the runtime. */
    public static Program.Outcome runIn(Path directory, Map<String, String> environment, String... options)
            throws IOException {
        return Program.outcomeOf(directory, command(options), environment);
    }

    /** Starts serving on a free port; returns at once. */
    public static PackagedKeyfolio serve(Map<String, String> environment) throws IOException {
        return serve("127.0.0.1", environment);
    }

    /** Starts serving on a free port of that address, with options for the runtime; returns at once. */
    public static PackagedKeyfolio serve(String host, Map<String, String> environment, String... options)
            throws IOException {
        int port = Ports.free();
        int management = Ports.free();
        Path log = Files.createTempFile("keyfolio", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command(options)).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(secrets());
        builder.environment().put("KEYFOLIO_CONNECTION_MAX_PER_ADDRESS", "1000000"); // all clients of tests have one
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", host);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("KEYFOLIO_MANAGEMENT_PORT", Integer.toString(management));
        String name = host.contains(":") ? "[" + host + "]" : host;
        return new PackagedKeyfolio(
                builder.start(),
                log,
                URI.create("http://" + name + ":" + port),
                URI.create("http://127.0.0.1:" + management));
    }

    public static boolean isNative() {
        return !packaged().endsWith(".jar");
    }

    public URI address() {
        return address;
    }

    /** The management interface. */
    public URI management() {
        return management;
    }

    /** Returns once it is ready and its public port is open; fails with its log when it ends before. */
    public PackagedKeyfolio awaitReady() throws IOException {
        Await.aSignal(() -> !process.isAlive() || isReady(), PATIENCE);
        if (!process.isAlive() || !isReady()) {
            throw new IllegalStateException("It does not become ready:\n" + log());
        }
        return this;
    }

    private boolean isReady() {
        return status(management.resolve("/q/health/ready")) == 200 && Ports.isOpen(address);
    }

    /** The status of the answer to a GET; 0 while nobody answers. */
    public int status(String path) {
        return status(address.resolve(path));
    }

    /** As {@link #status(String)}, at any address. */
    public static int status(URI uri) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException nobodyListens) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends SIGTERM, where there are signals. */
    public void terminate() {
        process.destroy();
    }

    /** Ends it without a warning (SIGKILL), and waits until it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Waits for its end and returns its exit code. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("It does not end");
        }
        return process.exitValue();
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().join();
        Files.delete(log);
    }

    static List<String> command(String... options) {
        List<String> jar = List.of(java(), QUICK_START, "-jar", packaged());
        List<String> command = new ArrayList<>(isNative() ? List.of(packaged()) : jar);
        command.addAll(1, List.of(options));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String packaged() {
        return System.getProperty("keyfolio.packaged");
    }

    /** Secrets of their own, as environment variables. */
    public static Map<String, String> secrets() {
        Map<String, String> variables = new TreeMap<>();
        Secrets.settings()
                .forEach((name, value) ->
                        variables.put(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
        return variables;
    }
}
