package io.keyfolio.bench.cluster;

import io.keyfolio.bench.harness.Await;
import io.keyfolio.bench.harness.Ports;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The etcd that holds the leader lock of the cluster. */
public final class Etcd {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private final int port = Ports.freeBelowClients();
    private final int peers = Ports.freeBelowClients();
    private Process process;

    Etcd(Path directory) {
        this.directory = directory;
    }

    int port() {
        return port;
    }

    public void start() throws Exception {
        Files.createDirectories(directory);
        String clients = "http://127.0.0.1:" + port;
        String others = "http://127.0.0.1:" + peers;
        process = new ProcessBuilder(
                        "etcd",
                        "--enable-v2",
                        "--data-dir=" + directory.resolve("data"),
                        "--listen-client-urls=" + clients,
                        "--advertise-client-urls=" + clients,
                        "--listen-peer-urls=" + others,
                        "--initial-advertise-peer-urls=" + others,
                        "--initial-cluster=default=" + others)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log())
                .start();
        Await.until("etcd is healthy", PATIENCE, () -> Http.isOk(port, "/health"));
    }

    private static Redirect log() {
        return Redirect.appendTo(Path.of("target", "bench-failover-etcd.log").toFile());
    }

    /** Ends the process with SIGKILL. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }
}
