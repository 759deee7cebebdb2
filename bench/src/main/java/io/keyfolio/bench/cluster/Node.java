package io.keyfolio.bench.cluster;

import io.keyfolio.bench.harness.Await;
import io.keyfolio.bench.harness.Ports;
import io.keyfolio.bench.harness.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A node of the cluster: one PostgreSQL with its Patroni, on a disk of its own. */
public final class Node {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final Path data;
    private final Disk disk;
    private final Patroni patroni;
    private final Server server = new Server(Ports.freeBelowClients());
    private final Links links;

    Node(String name, Path directory, int etcd, int replicas) throws IOException {
        this.name = name;
        this.data = directory.resolve("data");
        this.disk = new Disk(directory);
        this.patroni = new Patroni(name, directory);
        this.links = Links.open(etcd, server.port(), patroni.rest(), replicas);
    }

    void create(Timing timing) throws IOException, InterruptedException {
        disk.create();
        patroni.configure(links, server.port(), timing);
    }

    public Links links() {
        return links;
    }

    public Server server() {
        return server;
    }

    public Disk disk() {
        return disk;
    }

    Patroni patroni() {
        return patroni;
    }

    /** Starts Patroni, which starts PostgreSQL unless it runs. */
    public void start() throws IOException {
        patroni.start();
    }

    /** Ends Patroni and PostgreSQL with SIGKILL. */
    public void kill() throws Exception {
        killPatroni();
        Signal.KILL.send(processes(postgres()));
        Await.until(name + " has ended", PATIENCE, () -> postgres().isEmpty());
    }

    /** Ends Patroni with SIGKILL. PostgreSQL continues to serve. */
    public void killPatroni() throws Exception {
        if (patroni.isRunning()) {
            Signal.KILL.send(patroni.process());
            patroni.awaitEnd();
        }
    }

    /** Suspends Patroni and all processes of PostgreSQL. */
    public void freeze() throws Exception {
        freezePatroni();
        Optional<ProcessHandle> first = postgres();
        Signal.STOP.send(first.stream().mapToLong(ProcessHandle::pid).toArray());
        Signal.STOP.send(processes(first));
    }

    /** Suspends Patroni. PostgreSQL continues to serve. */
    public void freezePatroni() throws Exception {
        Signal.STOP.send(patroni.process());
    }

    public void resume() throws Exception {
        Signal.CONT.send(processes(postgres()));
        Signal.CONT.send(patroni.process());
    }

    /** The first process of PostgreSQL. */
    private Optional<ProcessHandle> postgres() throws IOException {
        Path file = data.resolve("postmaster.pid");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .filter(line -> line.strip().matches("\\d+"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                    .filter(this::isOfThisNode);
        } catch (IOException | java.io.UncheckedIOException none) {
            return Optional.empty();
        }
    }

    /** A process with the number in the file can be another one that started later. */
    private boolean isOfThisNode(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(data.toRealPath());
        } catch (IOException ended) {
            return false;
        }
    }

    private static long[] processes(Optional<ProcessHandle> first) {
        return first.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(ProcessHandle::pid)
                .toArray();
    }

    /** Whether Patroni holds the leader lock, and PostgreSQL accepts writes. */
    public boolean isPrimary() throws InterruptedException {
        return patroni.is("primary") && server.isPrimary();
    }

    boolean isSynchronousStandby() throws InterruptedException {
        return patroni.is("synchronous");
    }

    void remove() throws Exception {
        kill();
        for (Relay relay : List.of(links.etcd(), links.standbys(), links.rest())) {
            relay.close();
        }
        for (Relay relay : links.services()) {
            relay.close();
        }
        disk.remove();
    }

    @Override
    public String toString() {
        return name;
    }
}
