package io.keyfolio.bench.replicas;

import io.keyfolio.bench.revocation.Client;
import io.keyfolio.bench.revocation.Replica;
import io.keyfolio.bench.revocation.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The nginx in front of all replicas. */
final class Balancer {

    private final Route route = Route.toNginx();
    private final Path directory;
    private Process process;

    /** Takes a directory that nginx may write to. */
    Balancer(Path directory) {
        this.directory = directory;
    }

    Route route() {
        return route;
    }

    void start(List<Replica> replicas) throws IOException, InterruptedException {
        Path settings = directory.resolve("nginx.conf");
        Files.writeString(
                settings,
                Files.readString(Path.of("bench", "replicas.nginx.conf"))
                        .replace("127.0.0.1:PORT", "127.0.0.1:" + route.port())
                        .replace("127.0.0.1:ONE", "127.0.0.1:" + port(replicas, 0))
                        .replace("127.0.0.1:TWO", "127.0.0.1:" + port(replicas, 1))
                        .replace("127.0.0.1:THREE", "127.0.0.1:" + port(replicas, 2)));
        process = new ProcessBuilder("nginx", "-p", directory + "/", "-c", settings.toString(), "-e", "stderr")
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "bench-nginx.log").toFile())
                .start();
        awaitAnswer();
    }

    private static int port(List<Replica> replicas, int number) {
        return replicas.get(number).route().port();
    }

    private void awaitAnswer() throws InterruptedException {
        while (new Client().ask(route, "GET /readyz", "", "").status() != 200) {
            if (!process.isAlive()) {
                throw new IllegalStateException("nginx does not run; see target/bench-nginx.log");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    void stop() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }
}
