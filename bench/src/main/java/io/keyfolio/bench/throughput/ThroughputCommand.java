package io.keyfolio.bench.throughput;

import io.keyfolio.bench.harness.Database;
import io.keyfolio.bench.harness.PositiveNumber;
import io.keyfolio.bench.harness.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that measures each kind of request with each build in turn, beside comparisons, and prints the rates. */
@Command(name = "run", description = "Measures how many requests of each kind a build answers")
public final class ThroughputCommand implements Callable<Integer> {

    private final Database database = Database.ofService();
    private final List<Build> builds = new ArrayList<>();

    @Mixin
    private LoadOptions options;

    @Option(names = "--accounts", defaultValue = "1000", converter = PositiveNumber.class, description = "Accounts")
    private int accounts;

    @Option(
            names = "--keys-per-account",
            defaultValue = "10",
            converter = PositiveNumber.class,
            description = "API keys of each account")
    private int keysPerAccount;

    @Option(names = "--build", required = true, paramLabel = "NAME=PROGRAM", description = "An executable or a jar")
    private Map<String, String> programs;

    @Override
    public Integer call() throws Exception {
        try {
            run();
            return 0;
        } finally {
            builds.forEach(Build::close);
        }
    }

    private void run() throws IOException, InterruptedException {
        for (Map.Entry<String, String> build : programs.entrySet()) {
            builds.add(Build.start(build.getKey(), build.getValue(), database));
        }
        Population population = Population.load(database, accounts, keysPerAccount);
        List<Row> rows = Rows.of(population, People.signedUp(builds.get(0).cached()));
        Pgbench pgbench = new Pgbench(database, accounts);
        pgbench.prepare();
        LoadOptions.Round round = (load, results) -> {
            measure(rows, load, results);
            pgbench.measure(load, results);
        };
        options.warmUp(round);
        print(options.measure(round));
    }

    private void measure(List<Row> rows, Load load, Results results) throws IOException, InterruptedException {
        for (Row row : rows) {
            for (Build build : builds) {
                Service replica = build.replicaFor(row);
                if (row.isIn(replica)) {
                    results.add(build.name(), row.name(), Wrk.measure(replica, row, load));
                }
            }
        }
    }

    private void print(Results results) {
        System.out.printf(
                "%d accounts with %d keys each, %d connections; median of %d rounds of %d s%n",
                accounts, keysPerAccount, options.connections(), options.rounds(), options.seconds());
        results.print();
        System.out.println();
        Targets targets = new Targets(results);
        builds.forEach(build -> targets.printOf(build.name(), Pgbench.NAME));
        if (builds.size() == 2) {
            targets.printBetween(builds.get(1).name(), builds.get(0).name());
        }
    }
}
