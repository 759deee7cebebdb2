package io.keyfolio.bench.failover;

import io.keyfolio.bench.cluster.Cluster;
import io.keyfolio.bench.revocation.Outages;
import io.keyfolio.bench.revocation.Tally;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Causes faults, waits until everything is whole again, and measures what each did. */
final class Incident {

    private final Cluster cluster;
    private final Traffic traffic;
    private final Tally tally;
    private final Outages outages;
    private final Sight sight;
    private final KeyLists keys;
    private Figures before;

    Incident(Cluster cluster, Fleet fleet, Traffic traffic, Tally tally, Outages outages, Sight sight) {
        this.cluster = cluster;
        this.traffic = traffic;
        this.tally = tally;
        this.outages = outages;
        this.sight = sight;
        this.keys = new KeyLists(traffic.tokens, fleet.routes(), tally);
        this.before = Figures.now(tally, traffic.agents);
    }

    /** Causes a fault. The figures of its row include those of the time before it, without a fault. */
    Row happen(Fault fault) throws Exception {
        TimeUnit.SECONDS.sleep(Outages.GRACE_SECONDS);
        long begin = System.nanoTime();
        tally.say(fault.name());
        Outages.Outage outage = outages.ofDatabase();
        fault.action().run();
        boolean isRecovered = recovers();
        outage.end();
        Row row = row(fault, begin);
        tally.say(isRecovered ? "everything is whole again" : "WRONG: a replica does not answer again");
        System.out.println(Row.HEADER);
        System.out.println(row);
        return row;
    }

    private boolean recovers() throws Exception {
        cluster.awaitWhole();
        tally.say("the cluster is whole again");
        return traffic.awaitAnswers(System.nanoTime());
    }

    private Row row(Fault fault, long begin) {
        int contradictions = keys.contradictions();
        Figures now = Figures.now(tally, traffic.agents);
        Figures growth = now.since(before);
        before = now;
        return new Row(
                fault.name(),
                growth,
                contradictions,
                traffic.commits.gapsSince(begin),
                traffic.commits.returnsSince(begin).stream()
                        .mapToLong(this::recovery)
                        .max()
                        .orElse(0),
                traffic.takeLags(),
                traffic.agents.takeCuts());
    }

    /** How long it took after that time, at which PostgreSQL committed again, until all replicas answered. */
    private long recovery(long committed) {
        return IntStream.range(0, Fleet.REPLICAS)
                .mapToLong(replica -> recovery(replica, Math.max(committed, sight.since(replica))))
                .max()
                .orElseThrow();
    }

    private long recovery(int replica, long since) {
        long answers = traffic.canaries.get(replica).answersAfter(since);
        return answers == Long.MAX_VALUE ? Row.NEVER : answers - since;
    }
}
