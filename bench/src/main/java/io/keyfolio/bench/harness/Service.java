package io.keyfolio.bench.harness;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A process of the service that this program started, and its figures from the operating system. */
public final class Service implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int STOP_SECONDS = 60;
    private static final int POLL_MILLIS = 50;

    private final Launch launch;
    private final Process process;
    private final int port;
    private final int management;

    private Service(Launch launch, int port, int management) throws IOException {
        this.launch = launch;
        this.port = port;
        this.management = management;
        process = launch.start(port, management);
    }

    /** Starts the service on a port; returns before it is ready. */
    public static Service launch(Launch launch, int port) throws IOException {
        return new Service(launch, port, Ports.free());
    }

    /** Starts the service on free ports; returns when it is ready. */
    public static Service start(Launch launch) throws IOException, InterruptedException {
        Service service = launch(launch, Ports.free());
        service.awaitReady();
        return service;
    }

    public int port() {
        return port;
    }

    public Api api() {
        return new Api(port);
    }

    /** The interface for health and metrics. */
    public Api management() {
        return new Api(management);
    }

    public void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answersOk("GET /readyz", "")) {
            requireAlive("GET /readyz", end);
            MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** Fails with the name of the log if the process has ended or the time is over. */
    public void requireAlive(String request, long end) {
        if (!process.isAlive() || System.nanoTime() - end > 0) {
            close();
            throw new IllegalStateException("no 200 for " + request + " from " + String.join(" ", launch.command())
                    + "; see " + launch.log().file());
        }
    }

    /** Whether a request over a new connection gets a 200. */
    public boolean answersOk(String request, String bearer) {
        try (HttpConnection connection = new HttpConnection(port, PATIENCE)) {
            return connection
                            .ask(Requests.closing(Requests.text(request, bearer, "")))
                            .status()
                    == 200;
        } catch (IOException nothingListensYet) {
            return false;
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public double processorSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    /** The resident memory in MiB. */
    public double memory() throws IOException {
        return memory("VmRSS");
    }

    /** The memory VmRSS or VmHWM in MiB. */
    public double memory(String kind) throws IOException {
        String status = Files.readString(proc("status"));
        return Long.parseLong(Texts.found(kind + ":\\s+(\\d+)", status).group(1)) / 1024.0;
    }

    public Path proc(String name) {
        return Path.of("/proc", Long.toString(process.pid()), name);
    }

    /** Ends the process with SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(STOP_SECONDS, SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
