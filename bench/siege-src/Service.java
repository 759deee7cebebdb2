import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The replica under siege, and what the system and its own metrics say of it. */
final class Service implements AutoCloseable {

    private static final String ENTER = "echo $$ >\"$SIEGE_GROUP/cgroup.procs\"; exec \"$@\"";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final int port;
    private final int management;

    private Service(Process process, int port, int management) {
        this.process = process;
        this.port = port;
        this.management = management;
    }

    static Service start(String command) throws Exception {
        int port = freePort();
        int management = freePort();
        List<String> words = new ArrayList<>();
        if (!System.getenv("SIEGE_GROUP").isEmpty()) {
            words.addAll(List.of("bash", "-c", ENTER, "enter"));
        }
        words.addAll(List.of(command.split(" +")));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "bench-siege.log").toFile());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("KEYFOLIO_MANAGEMENT_PORT", Integer.toString(management));
        Service service = new Service(builder.start(), port, management);
        while (!service.isReady()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        TimeUnit.SECONDS.sleep(2); // the guards of connections are there a moment after the port
        return service;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** The body of the answer to a POST. */
    String post(String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How many milliseconds liveness took; negative when it did not come within two seconds, as the kubelet asks. */
    double liveness() throws InterruptedException {
        long start = System.nanoTime();
        boolean live = "200".equals(ask(management, "/q/health/live", Duration.ofSeconds(2), true));
        return live ? (System.nanoTime() - start) / 1e6 : -1;
    }

    /** A metric without labels, or with those that are named. */
    double metric(String name) throws InterruptedException {
        String metrics = ask(management, "/q/metrics", PATIENCE, false);
        Matcher matcher =
                Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(metrics);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }

    /** VmRSS or VmHWM, in MiB. */
    double memory(String name) throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
        Matcher matcher = Pattern.compile(name + ":\\s+(\\d+)").matcher(status);
        return matcher.find() ? Long.parseLong(matcher.group(1)) / 1024.0 : 0;
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("not started: see target/bench-siege.log");
        }
        return "200".equals(ask(port, "/readyz", PATIENCE, true));
    }

    private String ask(int where, String path, Duration patience, boolean status) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + where + path))
                .timeout(patience)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return status ? Integer.toString(answer.statusCode()) : answer.body();
        } catch (IOException noAnswer) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
