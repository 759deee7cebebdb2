import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One replica, started here, on a port of its own. */
final class Service implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;

    private Service(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a build, an executable or a jar, and returns when it is ready. */
    static Service start(String program, Map<String, String> settings) throws IOException, InterruptedException {
        int port = freePort();
        String java = ProcessHandle.current().info().command().orElse("java");
        ProcessBuilder builder =
                new ProcessBuilder(program.endsWith(".jar") ? List.of(java, "-jar", program) : List.of(program));
        builder.environment().putAll(settings);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("KEYFOLIO_MANAGEMENT_PORT", "0");
        builder.environment().put("KEYFOLIO_REQUEST_TIMEOUT", "20S"); // late shows in the table; it is not wrong
        builder.redirectErrorStream(true)
                .redirectOutput(Path.of(System.getenv("BENCH_WORK"), "service-" + port + ".log")
                        .toFile());
        Service service = new Service(builder.start(), port);
        service.awaitReady(program);
        return service;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Asks a request of a row (see {@link Row}); its answer, whatever its status. */
    HttpResponse<String> ask(String line) throws IOException, InterruptedException {
        String[] parts = line.split(" ", 4);
        String body = parts.length == 4 ? parts[3] : "";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + parts[1]))
                .header("Content-Type", "application/json")
                .method(parts[0], HttpRequest.BodyPublishers.ofString(body));
        if (!parts[2].equals("-")) {
            request.header("Authorization", "Bearer " + parts[2]);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As {@link #ask}; the body of a good answer. */
    String askOk(String line) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(line);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " for " + line + ": " + answer.body());
        }
        return answer.body();
    }

    double processorSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    double memoryMb() throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
        return Long.parseLong(Program.found("VmRSS:\\s+(\\d+)", status).group(1)) / 1024.0;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private void awaitReady(String program) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException(program + " did not get ready");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return ask("GET /readyz -").statusCode() == 200;
        } catch (IOException nobodyListensYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
