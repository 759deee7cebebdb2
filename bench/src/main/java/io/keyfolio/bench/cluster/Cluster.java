package io.keyfolio.bench.cluster;

import io.keyfolio.bench.harness.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Three nodes of PostgreSQL with Patroni and one etcd. All of their links lead through relays. */
public final class Cluster {

    private static final int NODES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String DATABASE = "keyfolio";
    private static final String LOOPBACK = "127.0.0.1";

    private final Timing timing;
    private final Etcd etcd;
    private final List<Node> nodes = new ArrayList<>();
    private final PrimaryAddress address;
    private final Thread follower;

    /** Takes a directory that other users can enter, and the number of replicas of the service, each with links of its own. */
    public Cluster(Path directory, Timing timing, int replicas) throws IOException {
        this.timing = timing;
        this.etcd = new Etcd(directory.resolve("etcd"));
        for (int number = 1; number <= NODES; number++) {
            String name = "node" + number;
            nodes.add(new Node(name, directory.resolve(name), etcd.port(), replicas));
        }
        this.address = new PrimaryAddress(this, replicas);
        this.follower = new Thread(address, "primary-address");
    }

    /** Starts the cluster with an empty database that its own role owns. */
    public void start() throws Exception {
        etcd.start();
        for (Node node : nodes) {
            node.create(timing);
            node.start();
        }
        awaitWhole();
        requirePrimary()
                .server()
                .execute("create role " + DATABASE + " login", "create database " + DATABASE + " owner " + DATABASE);
    }

    public Etcd etcd() {
        return etcd;
    }

    public List<Node> nodes() {
        return nodes;
    }

    public Timing timing() {
        return timing;
    }

    /** The settings with which a replica of the service reaches all nodes, each through a link of its own. */
    public Map<String, String> settings(int replica) {
        String hosts = nodes.stream().map(node -> LOOPBACK).collect(Collectors.joining(","));
        String ports = nodes.stream()
                .map(node -> node.links().services().get(replica).port())
                .map(port -> Integer.toString(port))
                .collect(Collectors.joining(","));
        return settings(hosts, ports);
    }

    /** The settings with which a replica of the service knows only an address that leads to the primary. */
    public Map<String, String> settingsOfOneAddress(int replica) {
        if (!follower.isAlive()) {
            follower.start();
        }
        return settings(LOOPBACK, Integer.toString(address.port(replica)));
    }

    private static Map<String, String> settings(String hosts, String ports) {
        return Map.of(
                "KEYFOLIO_DB_HOST", hosts,
                "KEYFOLIO_DB_PORT", ports,
                "KEYFOLIO_DB_NAME", DATABASE,
                "KEYFOLIO_DB_USER", DATABASE);
    }

    /** The node that is the primary; fails if there is none. */
    public Node requirePrimary() throws InterruptedException {
        return primary().orElseThrow(() -> new IllegalStateException("the cluster has no primary"));
    }

    public Optional<Node> primary() throws InterruptedException {
        for (Node node : nodes) {
            if (node.isPrimary()) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** The node that holds the leader lock according to its Patroni. */
    Optional<Node> lockHolder() throws InterruptedException {
        for (Node node : nodes) {
            if (node.patroni().is("primary")) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** The standby that confirms commits; fails if there is none. */
    public Node requireSynchronousStandby() throws InterruptedException {
        for (Node node : nodes) {
            if (node.isSynchronousStandby()) {
                return node;
            }
        }
        throw new IllegalStateException("the cluster has no synchronous standby");
    }

    /** Moves the role of the primary to the synchronous standby. */
    public void switchOver() throws Exception {
        Node old = requirePrimary();
        old.patroni().switchOver(requireSynchronousStandby().patroni());
        awaitOtherPrimary(old);
    }

    public void awaitOtherPrimary(Node old) throws Exception {
        Await.until("a primary other than " + old, PATIENCE, () -> hasOtherPrimary(old));
    }

    public boolean hasOtherPrimary(Node old) throws InterruptedException {
        for (Node node : nodes) {
            if (!node.equals(old) && node.isPrimary()) {
                return true;
            }
        }
        return false;
    }

    /** Waits until the cluster has one primary, and each other node follows it, one of them synchronously. */
    public void awaitWhole() throws Exception {
        Await.until("the cluster is whole", PATIENCE, this::isWhole);
    }

    private boolean isWhole() throws InterruptedException {
        List<Node> primaries =
                nodes.stream().filter(node -> node.server().isPrimary()).toList();
        return primaries.size() == 1
                && primaries.get(0).isPrimary()
                && primaries.get(0).server().streamingStandbys() == NODES - 1
                && primaries.get(0).server().synchronousStandbys() == 1
                && hasSynchronousStandby();
    }

    private boolean hasSynchronousStandby() throws InterruptedException {
        for (Node node : nodes) {
            if (node.isSynchronousStandby()) {
                return true;
            }
        }
        return false;
    }

    /** Ends all processes, and removes what was mounted. */
    public void stop() throws Exception {
        follower.interrupt();
        for (Node node : nodes) {
            node.remove();
        }
        etcd.kill();
    }
}
