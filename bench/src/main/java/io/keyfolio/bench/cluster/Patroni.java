package io.keyfolio.bench.cluster;

import io.keyfolio.bench.harness.Answer;
import io.keyfolio.bench.harness.Api;
import io.keyfolio.bench.harness.Ports;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The Patroni of one node: its configuration, its process and its REST interface. */
final class Patroni {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Path directory;
    private final int rest = Ports.freeBelowClients();
    private Process process;

    Patroni(String name, Path directory) {
        this.name = name;
        this.directory = directory;
    }

    int rest() {
        return rest;
    }

    void configure(Links links, int server, Timing timing) throws IOException {
        String text = Files.readString(Path.of("bench", "failover.patroni.yml"))
                .replace("REST_PORT", Integer.toString(rest))
                .replace("REST_RELAY", Integer.toString(links.rest().port()))
                .replace("ETCD_RELAY", Integer.toString(links.etcd().port()))
                .replace("SERVER_PORT", Integer.toString(server))
                .replace("SERVER_RELAY", Integer.toString(links.standbys().port()))
                .replace("NAME", name)
                .replace("DIRECTORY", directory.toString())
                .replace("BINARIES", binaries())
                .replace("STRICT", Boolean.toString(timing.isStrict()))
                .replace("LOOP_WAIT", Integer.toString(timing.loopWait()))
                .replace("RETRY_TIMEOUT", Integer.toString(timing.retryTimeout()))
                .replace("TTL", Integer.toString(timing.ttl()));
        Files.writeString(directory.resolve("patroni.yml"), text);
    }

    /** The directory of the server programs of PostgreSQL, which the script has added to PATH. */
    private static String binaries() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .filter(directory -> Files.isExecutable(Path.of(directory, "pg_controldata")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("pg_controldata is not in PATH"));
    }

    void start() throws IOException {
        process = new ProcessBuilder(Owner.command("patroni", "patroni.yml"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(
                        Path.of("target", "bench-failover-" + name + ".log").toFile()))
                .start();
    }

    long process() {
        return process.pid();
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** Whether the node has a role: primary, synchronous or asynchronous. */
    boolean is(String role) throws InterruptedException {
        return Http.isOk(rest, "/" + role);
    }

    /** Asks for a switch-over to another node; fails if it is refused. */
    void switchOver(Patroni candidate) throws IOException, InterruptedException {
        String body = "{\"leader\":\"%s\",\"candidate\":\"%s\"}".formatted(name, candidate.name);
        Answer answer = new Api(rest).ask("POST /switchover", "", body, PATIENCE);
        if (!answer.isSuccess()) {
            throw new IllegalStateException("no switch-over: " + answer.status() + " " + answer.body());
        }
    }
}
