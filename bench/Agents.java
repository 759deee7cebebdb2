import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds many agents connected to one replica, at rest and reconnecting, and prints what they cost it. */
final class Agents {

    private static final int HEARTBEAT_SECONDS = 30;
    private static final int PER_ACCOUNT = 100;
    private static final int AT_ONCE = 50;
    private static final int REST_SECONDS = 60;
    private static final String BEAT = "{\"type\":\"heartbeat\",\"cpu_percent\":12.5,\"memory_percent\":48.1,"
            + "\"disk_percent\":71.0,\"network_rx_bytes\":5381120043,\"network_tx_bytes\":912004112,\"uptime\":86400}";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger LOST = new AtomicInteger();

    private final String address;
    private final Process service;
    private final List<Agent> agents = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Semaphore opening = new Semaphore(AT_ONCE);

    private volatile boolean stopping;

    private Agents(String command) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        address = "localhost:" + port;
        ProcessBuilder builder = new ProcessBuilder(command.split(" "))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "bench-agents.log").toFile());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("KEYFOLIO_MANAGEMENT_PORT", "0");
        builder.environment().put("KEYFOLIO_AGENT_HEARTBEAT_SECONDS", Integer.toString(HEARTBEAT_SECONDS));
        builder.environment().put("KEYFOLIO_PASSWORD_BCRYPT_COST", "4");
        service = builder.start();
    }

    /** The number of agents, the minutes of churn, the command that starts the service. */
    public static void main(String... arguments) throws Exception {
        Agents bench = new Agents(arguments[2]);
        try {
            bench.run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        } finally {
            bench.stopping = true;
            bench.service.destroy();
            bench.service.waitFor();
            bench.clock.shutdownNow();
        }
        System.exit(LOST.get() == 0 ? 0 : 1);
    }

    private void run(int number, int minutes) throws Exception {
        while (!isReady()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        double before = memory();
        for (int made = 0; made < number; made++) {
            agents.add(new Agent(made % PER_ACCOUNT == 0 ? signUp(made) : agents.get(made - 1).key));
        }
        for (Agent agent : agents) {
            agent.open();
        }
        opening.acquire(AT_ONCE);
        opening.release(AT_ONCE);
        double after = memory();
        System.out.printf(
                "%d agents: %.0f MB before, %.0f MB with them, %.1f KB each%n",
                number, before, after, (after - before) * 1024 / number);
        beat();
        rest();
        churn(number / 100, minutes);
        System.out.printf("connections lost: %d%n", LOST.get());
    }

    private void beat() {
        for (Agent agent : agents) {
            long first = ThreadLocalRandom.current().nextLong(HEARTBEAT_SECONDS * 1000L);
            clock.scheduleAtFixedRate(agent::beat, first, HEARTBEAT_SECONDS * 1000L, TimeUnit.MILLISECONDS);
        }
    }

    private void rest() throws Exception {
        TimeUnit.SECONDS.sleep(HEARTBEAT_SECONDS);
        double processor = processorSeconds();
        long statements = statements();
        TimeUnit.SECONDS.sleep(REST_SECONDS);
        System.out.printf(
                "at rest: %.1f %% of one processor, %.1f transactions/s, %.0f MB%n",
                (processorSeconds() - processor) * 100 / REST_SECONDS,
                (statements() - statements) / (double) REST_SECONDS,
                memory());
    }

    /** Each second so many hang up and come back as the machines that they are. */
    private void churn(int perSecond, int minutes) throws Exception {
        for (int minute = 1; minute <= minutes; minute++) {
            double processor = processorSeconds();
            for (int second = 0; second < 60; second++) {
                long end = System.nanoTime() + 1_000_000_000L;
                for (int number = 0; number < perSecond; number++) {
                    agents.get(ThreadLocalRandom.current().nextInt(agents.size()))
                            .reopen();
                }
                TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
            }
            System.out.printf(
                    "minute %d of churn, %d/s: %.0f MB, %.0f %% of one processor%n",
                    minute, perSecond, memory(), (processorSeconds() - processor) * 100 / 60);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return HTTP.send(request("/readyz").build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String signUp(int number) throws Exception {
        String person = "{\"username\":\"bench" + number + "\",\"email\":\"b" + number
                + "@example.com\",\"password\":\"correct horse\"}";
        HttpRequest request = request("/api/signup")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(person))
                .build();
        return found(
                "\"api_key\":\"([^\"]+)\"",
                HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + path));
    }

    private double memory() throws IOException {
        String status = Files.readString(Path.of("/proc/" + service.pid() + "/status"));
        return Long.parseLong(found("VmRSS:\\s+(\\d+)", status)) / 1024.0;
    }

    private double processorSeconds() {
        return service.info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    private static long statements() throws Exception {
        Process psql = new ProcessBuilder(
                        "psql",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        System.getenv("KEYFOLIO_DB_PORT"),
                        "-U",
                        "keyfolio",
                        "-d",
                        "postgres",
                        "-Atc",
                        "select xact_commit + xact_rollback from pg_stat_database where datname = 'postgres'")
                .start();
        return Long.parseLong(new String(psql.getInputStream().readAllBytes(), UTF_8).strip());
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    /** One machine; its connection may be another from time to time. */
    private final class Agent implements WebSocket.Listener {

        private final String key;
        private volatile String id;
        private volatile WebSocket socket;
        private volatile boolean leaving;

        private Agent(String key) {
            this.key = key;
        }

        private void open() throws InterruptedException {
            opening.acquire();
            CompletableFuture<WebSocket> unused = HTTP.newWebSocketBuilder()
                    .subprotocols("keyfolio.agent.v1")
                    .header("Authorization", "Bearer " + key)
                    .buildAsync(URI.create("ws://" + address + "/api/agents/connect"), this)
                    .whenComplete((opened, failure) -> opened(opened, failure));
        }

        private void opened(WebSocket opened, Throwable failure) {
            if (failure != null) {
                LOST.incrementAndGet();
                opening.release();
                return;
            }
            socket = opened;
            leaving = false;
            opened.sendText(
                    "{\"type\":\"register\"," + (id == null ? "" : "\"agent_id\":\"" + id + "\",")
                            + "\"name\":\"bench\",\"os\":\"Linux\",\"arch\":\"amd64\",\"version\":\"1\",\"hostname\":\"bench\"}",
                    true);
        }

        private void reopen() throws InterruptedException {
            WebSocket old = socket;
            if (old != null) {
                socket = null;
                leaving = true;
                old.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((closed, failure) -> old.abort());
                open();
            }
        }

        private void beat() {
            WebSocket to = socket;
            if (to != null) {
                to.sendText(BEAT, true);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            id = found("\"agent_id\":\"([^\"]+)\"", text.toString());
            opening.release();
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            if (from == socket && !leaving && !stopping) {
                LOST.incrementAndGet();
                System.out.println("closed: " + code + " " + reason);
            }
            return null;
        }
    }
}
