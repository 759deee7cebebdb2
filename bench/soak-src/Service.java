import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The replica that is asked, and what the system and its own metrics say of it. */
final class Service implements AutoCloseable {

    /** Of credentials and accounts that are no more: buckets that fill in seconds are forgotten in the first third. */
    private static final List<String> SMALL_BUCKETS =
            List.of("KEYFOLIO_RATE_LIMIT_CREDENTIAL_BURST", "KEYFOLIO_RATE_LIMIT_ACCOUNT_BURST");

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+)");
    private static final Pattern HEAP =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\"[^}]*\\} ([0-9.E]+)$");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final int management;
    private final boolean java;

    private Service(Process process, int port, int management, boolean java) {
        this.process = process;
        this.port = port;
        this.management = management;
        this.java = java;
    }

    static Service start(String command) throws IOException, InterruptedException {
        int port = freePort();
        int management = freePort();
        List<String> words = List.of(command.split(" "));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "bench-soak.log").toFile());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("KEYFOLIO_MANAGEMENT_PORT", Integer.toString(management));
        builder.environment().put("KEYFOLIO_PASSWORD_BCRYPT_COST", "4");
        SMALL_BUCKETS.forEach(name -> builder.environment().put(name, "100000"));
        Service service =
                new Service(builder.start(), port, management, words.get(0).endsWith("java"));
        while (!service.isReady()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return service;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI address(String scheme, String path) {
        return URI.create(scheme + "://localhost:" + port + path);
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    /** What is resident, in MB. */
    double memory() throws IOException {
        Matcher matcher = RESIDENT.matcher(Files.readString(proc("status")));
        return matcher.find() ? Long.parseLong(matcher.group(1)) / 1024.0 : 0;
    }

    /** Whether it runs on a JVM, which can be told to collect its garbage. */
    boolean isJvm() {
        return java;
    }

    /** What is used of the heap, in MB: after a collection on a JVM, else with garbage. */
    double heap() throws IOException, InterruptedException {
        if (java) {
            collect();
        }
        String metrics = send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/q/metrics"))
                        .build())
                .body();
        return HEAP.matcher(metrics)
                        .results()
                        .mapToDouble(found -> Double.parseDouble(found.group(1)))
                        .sum()
                / (1 << 20);
    }

    private void collect() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process collection = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        if (collection.waitFor() != 0) {
            throw new IOException("jcmd cannot reach the service");
        }
    }

    long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(proc("fd"))) {
            return files.count();
        }
    }

    /** Sockets of any kind. */
    long connections() throws IOException {
        try (Stream<Path> files = Files.list(proc("fd"))) {
            return files.filter(Service::isSocket).count();
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private Path proc(String name) {
        return Path.of("/proc", Long.toString(process.pid()), name);
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest question =
                    HttpRequest.newBuilder(address("http", "/readyz")).build();
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
