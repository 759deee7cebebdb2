package io.keyfolio.bench.failover;

import io.keyfolio.bench.cluster.Cluster;
import io.keyfolio.bench.harness.WorkDirectory;
import io.keyfolio.bench.revocation.Outages;
import io.keyfolio.bench.revocation.Survey;
import io.keyfolio.bench.revocation.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The trial of three replicas on a cluster of PostgreSQL: it causes faults and checks all responses about tokens. */
final class Trial {

    private final Options options;
    private final Outages outages = new Outages();
    private final Tally tally;
    private final Cluster cluster;
    private final Sight sight = new Sight();
    private Fleet fleet;
    private Traffic traffic;

    Trial(Options options) throws Exception {
        this.options = options;
        this.tally = new Tally(outages, options.path());
        this.cluster = new Cluster(WorkDirectory.path(), options.timing(), Fleet.REPLICAS);
    }

    /** Runs the trial; returns whether it found no violation. */
    boolean run() throws Exception {
        start();
        List<Row> rows = breakThings();
        traffic.end();
        tally.say("the last change is made");
        TimeUnit.MILLISECONDS.sleep(Tally.BOUND_MILLIS);
        Survey survey = new Survey(traffic.tokens.issued(), fleet.routes(), tally);
        survey.run();
        return new Report(tally, survey, traffic.agents).print(rows);
    }

    private void start() throws Exception {
        cluster.start();
        tally.say("the cluster is whole");
        fleet = new Fleet(options, cluster);
        fleet.start();
        traffic = new Traffic(options, fleet, tally, sight);
        traffic.prepare();
        Outages.Outage start = outages.ofDatabase();
        traffic.start(cluster);
        start.end();
        tally.say("%d replicas are ready, with %d tokens and %d agents"
                .formatted(Fleet.REPLICAS, traffic.tokens.issued().size(), traffic.agents()));
    }

    /** Causes all faults once, and more while time is left. */
    private List<Row> breakThings() throws Exception {
        Faults faults = new Faults(cluster, tally, sight);
        List<Row> rows = new ArrayList<>();
        Incident incident = new Incident(cluster, fleet, traffic, tally, outages, sight);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.seconds());
        for (int round = 0; round == 0 || System.nanoTime() - end < 0; round++) {
            for (Fault fault : faults.selected(options)) {
                if (round == 0 || System.nanoTime() - end < 0) {
                    rows.add(incident.happen(fault));
                }
            }
        }
        return rows;
    }

    void stop() throws Exception {
        if (traffic != null) {
            traffic.abandon();
        }
        if (fleet != null) {
            fleet.stop();
        }
        cluster.stop();
    }
}
