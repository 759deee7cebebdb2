package io.keyfolio.bench.failover;

import io.keyfolio.bench.cluster.Cluster;
import io.keyfolio.bench.cluster.Node;
import io.keyfolio.bench.cluster.Relay;
import io.keyfolio.bench.harness.Await;
import io.keyfolio.bench.revocation.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The faults of the cluster. */
final class Faults {

    private static final int CHANGES = 50;
    private static final Duration CHANGES_PATIENCE = Duration.ofSeconds(15);
    private static final Duration FAILURE_PATIENCE = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final Tally tally;
    private final Sight sight;

    Faults(Cluster cluster, Tally tally, Sight sight) {
        this.cluster = cluster;
        this.tally = tally;
        this.sight = sight;
    }

    /** The faults that a short trial causes. */
    private List<Fault> few() {
        return List.of(
                new Fault("primary killed", this::killPrimary),
                new Fault("switch-over", cluster::switchOver),
                new Fault("primary frozen", this::freezePrimary),
                new Fault("split brain", this::splitBrain));
    }

    /** The faults that the options select. */
    List<Fault> selected(Options options) {
        List<Fault> selected = options.isShort() && options.faults().isEmpty() ? few() : all();
        Predicate<String> isAsked = Pattern.compile(options.faults()).asPredicate();
        return selected.stream().filter(fault -> isAsked.test(fault.name())).toList();
    }

    private List<Fault> all() {
        List<Fault> all = new ArrayList<>(few());
        all.add(new Fault("Patroni killed", this::killPatroni));
        all.add(new Fault("primary cut off", this::isolatePrimary));
        all.add(new Fault("standby killed", this::killStandby));
        all.add(new Fault("etcd stopped", this::stopEtcd));
        if (cluster.nodes().get(0).disk().isLimited()) {
            all.add(new Fault("disk full", this::fillDisk));
        }
        return all;
    }

    private void killPrimary() throws Exception {
        Node old = cluster.requirePrimary();
        old.kill();
        awaitPromotion(old);
        old.start();
    }

    /** Suspends everything of the primary until another node has replaced it and has committed changes. */
    private void freezePrimary() throws Exception {
        Node old = cluster.requirePrimary();
        old.freeze();
        try {
            awaitPromotion(old);
        } finally {
            old.resume();
        }
    }

    /**
     * Suspends Patroni, so that the old primary serves beside the new one. One replica reaches only the old primary, and the others only
     * the other nodes.
     */
    private void splitBrain() throws Exception {
        Node old = cluster.requirePrimary();
        old.freezePatroni();
        try {
            blind(old);
            seeing(old).forEach(Relay::cut);
            awaitPromotion(old);
        } finally {
            restoreLinks();
            old.resume();
        }
    }

    /** The links from the other replicas to a node. */
    private static List<Relay> seeing(Node node) {
        return node.links().services().subList(Sight.BLIND + 1, Fleet.REPLICAS);
    }

    private void blind(Node visible) {
        sight.lose();
        cluster.nodes().stream()
                .filter(node -> !node.equals(visible))
                .map(node -> node.links().services().get(Sight.BLIND))
                .forEach(Relay::freeze);
    }

    private void restoreLinks() {
        cluster.nodes().forEach(node -> node.links().restore());
        sight.regain();
    }

    private void killPatroni() throws Exception {
        Node old = cluster.requirePrimary();
        old.killPatroni();
        awaitPromotion(old);
        old.start();
    }

    /** Separates the primary and one replica from everything else. */
    private void isolatePrimary() throws Exception {
        Node old = cluster.requirePrimary();
        old.links().isolate();
        try {
            blind(old);
            seeing(old).forEach(Relay::freeze);
            awaitPromotion(old);
        } finally {
            restoreLinks();
        }
    }

    /** Kills the standby that confirms commits. Commits wait until Patroni has chosen another one. */
    private void killStandby() throws Exception {
        Node standby = cluster.requireSynchronousStandby();
        standby.kill();
        awaitChanges();
        standby.start();
    }

    /** Stops etcd until the leader lock has ended, and no node is the primary any more. */
    private void stopEtcd() throws Exception {
        cluster.etcd().kill();
        TimeUnit.SECONDS.sleep(cluster.timing().ttl());
        Await.until("no primary without etcd", FAILURE_PATIENCE, () -> cluster.primary()
                .isEmpty());
        cluster.etcd().start();
    }

    private void fillDisk() throws Exception {
        Node old = cluster.requirePrimary();
        old.disk().fill();
        try {
            old.server().writeUntilFailure();
            if (!Await.isTrueWithin(FAILURE_PATIENCE, () -> cluster.hasOtherPrimary(old))) {
                tally.say("no other primary within " + FAILURE_PATIENCE.toSeconds() + " s");
            }
            awaitChanges();
        } finally {
            old.disk().free();
        }
    }

    private void awaitPromotion(Node old) throws Exception {
        cluster.awaitOtherPrimary(old);
        tally.say("a standby of %s is the primary".formatted(old));
        awaitChanges();
    }

    /** Waits until the service has acknowledged changes, because only then there is something to lose. */
    private void awaitChanges() throws Exception {
        long target = tally.acknowledged.sum() + CHANGES;
        if (!Await.isTrueWithin(CHANGES_PATIENCE, () -> tally.acknowledged.sum() >= target)) {
            tally.say("the service acknowledged no %d changes within %d s"
                    .formatted(CHANGES, CHANGES_PATIENCE.toSeconds()));
        }
    }
}
