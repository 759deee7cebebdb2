import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts builds of the service by turns and prints how long each took to answer, and how much memory it held. */
final class Startup {

    private static final int REQUESTS = 1000;
    private static final long POLL_NANOS = 250_000;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final String READY = "GET /readyz";
    private static final String READ = "GET /v1/profile/preferences";

    private final int port;
    private final int starts;
    private final Map<String, List<Start>> results = new LinkedHashMap<>();
    private String bearer = "";

    /** One cold start: milliseconds, then mebibytes. */
    private record Start(double ready, double authenticated, double idle, double loaded, double peak) {}

    private Startup(int starts) throws IOException {
        this.starts = starts;
        this.port = freePort();
    }

    /** The number of starts, then {@code name=command} for each build. */
    public static void main(String... arguments) throws Exception {
        Startup startup = new Startup(Integer.parseInt(arguments[0]));
        Map<String, List<String>> builds = new LinkedHashMap<>();
        for (String build : List.of(arguments).subList(1, arguments.length)) {
            String[] nameAndCommand = build.split("=", 2);
            builds.put(nameAndCommand[0], List.of(nameAndCommand[1].trim().split(" +")));
        }
        startup.prepare(builds.values().iterator().next());
        for (int start = 0; start < startup.starts; start++) {
            for (Map.Entry<String, List<String>> build : builds.entrySet()) {
                startup.results
                        .computeIfAbsent(build.getKey(), name -> new ArrayList<>())
                        .add(startup.once(build.getValue()));
            }
        }
        startup.print();
        for (Map.Entry<String, List<String>> build : builds.entrySet()) {
            System.out.printf(
                    "%s: version %s ms, --help %s ms%n",
                    build.getKey(),
                    startup.word(build.getValue(), "version"),
                    startup.word(build.getValue(), "--help"));
        }
    }

    /** Migrates, and makes the key that all starts are asked with. */
    private void prepare(List<String> command) throws Exception {
        Process service = serve(command, "true");
        awaitOk(READY, service);
        String person = "{\"username\":\"bench\",\"email\":\"bench@example.com\",\"password\":\"correct horse\"}";
        bearer = field("token", ask("POST /api/signup", person));
        bearer = field("plain_text_token", ask("POST /v1/profile/api-keys", "{\"name\":\"bench\"}"));
        stop(service);
    }

    private Start once(List<String> command) throws Exception {
        long started = System.nanoTime();
        Process service = serve(command, "false");
        awaitOk(READY, service);
        double ready = millisSince(started);
        awaitOk(READ, service);
        double authenticated = millisSince(started);
        double idle = memory(service, "VmRSS");
        for (int request = 0; request < REQUESTS; request++) {
            ask(READ, "");
        }
        Start result = new Start(ready, authenticated, idle, memory(service, "VmRSS"), memory(service, "VmHWM"));
        stop(service);
        return result;
    }

    private Process serve(List<String> command, String migrate) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                Path.of(System.getenv("STARTUP_LOG")).toFile()));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("KEYFOLIO_MANAGEMENT_PORT", "0");
        builder.environment().put("KEYFOLIO_MIGRATE_AT_START", migrate);
        return builder.start();
    }

    private static void stop(Process service) throws InterruptedException {
        service.destroy();
        service.waitFor();
    }

    private void awaitOk(String request, Process service) {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (!answersOk(request)) {
            if (!service.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("No 200 for " + request + "; see " + System.getenv("STARTUP_LOG"));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private boolean answersOk(String request) {
        try {
            return ask(request, "").startsWith("HTTP/1.1 200");
        } catch (IOException nobodyListensYet) {
            return false;
        }
    }

    private String ask(String request, String body) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            String head = request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                    + bearer + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static String field(String name, String answer) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + name + " in " + answer);
        }
        return matcher.group(1);
    }

    private static double memory(Process service, String kind) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(service.pid()), "status")).stream()
                .filter(line -> line.startsWith(kind + ":"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** How long a word of the command line takes, from start to end. */
    private String word(List<String> command, String word) throws Exception {
        List<String> words = new ArrayList<>(command);
        words.add(word);
        double[] millis = new double[starts];
        for (int start = 0; start < starts; start++) {
            long started = System.nanoTime();
            new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            millis[start] = millisSince(started);
        }
        return both(millis);
    }

    private void print() {
        System.out.printf("%d cold starts each, by turns; median (95th percentile)%n", starts);
        System.out.printf(
                "%-10s %18s %22s %12s %22s %12s%n",
                "build", "ready, ms", "authenticated, ms", "idle, MB", "after 1,000 req., MB", "peak, MB");
        results.forEach((name, runs) -> System.out.printf(
                "%-10s %18s %22s %12.0f %22.0f %12.0f%n",
                name,
                both(runs.stream().mapToDouble(Start::ready).toArray()),
                both(runs.stream().mapToDouble(Start::authenticated).toArray()),
                at(0.5, runs.stream().mapToDouble(Start::idle).toArray()),
                at(0.5, runs.stream().mapToDouble(Start::loaded).toArray()),
                at(0.5, runs.stream().mapToDouble(Start::peak).toArray())));
    }

    private static String both(double... values) {
        return "%.0f (%.0f)".formatted(at(0.5, values), at(0.95, values));
    }

    private static double at(double quantile, double... values) {
        Arrays.sort(values);
        return values[(int) Math.ceil(quantile * values.length) - 1];
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
