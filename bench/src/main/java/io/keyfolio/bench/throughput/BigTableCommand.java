package io.keyfolio.bench.throughput;

import io.keyfolio.bench.harness.Database;
import io.keyfolio.bench.harness.PositiveNumber;
import io.keyfolio.bench.harness.Service;
import io.keyfolio.bench.harness.Statistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that measures one build with a small and a big table of keys in turn, and prints the cost of the size. */
@Command(name = "big-table", description = "Measures what a big table of API keys costs")
public final class BigTableCommand implements Callable<Integer> {

    private static final Database FEW = new Database("few_keys");
    private static final Database MANY = new Database("many_keys");
    private static final int KEYS_PER_ACCOUNT = 10;
    private static final int FEW_KEYS = 10_000;
    private static final double LIST_MILLIS = 5;
    private static final String INDEXES = """
            select format('%s: %s, %s look-ups', indexrelname, pg_size_pretty(pg_relation_size(indexrelid)), idx_scan)
            from pg_stat_user_indexes where relname in ('account', 'api_key') and idx_scan > 0 order by idx_scan desc""";

    private final List<Service> services = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();

    @Mixin
    private LoadOptions options;

    @Option(
            names = "--keys",
            defaultValue = "10000000",
            converter = PositiveNumber.class,
            description = "Of the big table")
    private int keys;

    @Option(names = "--build", required = true, paramLabel = "NAME=PROGRAM", description = "An executable or a jar")
    private Map<String, String> programs;

    /** A replica without a cache, and the population of its database. */
    private record Table(String name, Service service, Population population) {}

    @Override
    public Integer call() throws Exception {
        try {
            run();
            return 0;
        } finally {
            services.forEach(Service::close);
        }
    }

    private void run() throws IOException, InterruptedException {
        add("few", FEW, FEW_KEYS);
        add("many", MANY, keys);
        options.warmUp(this::round);
        String unused = MANY.ask("select pg_stat_reset()");
        print(options.measure(this::round));
    }

    private void add(String name, Database database, int number) throws IOException, InterruptedException {
        String unused = Database.ofService().ask("create database " + database.name());
        String program = programs.values().iterator().next();
        services.add(Build.start(program, database, Build.UNCACHED));
        long started = System.nanoTime();
        Population population = Population.load(database, Math.max(1, number / KEYS_PER_ACCOUNT), KEYS_PER_ACCOUNT);
        tables.add(new Table(name, services.get(services.size() - 1), population));
        System.out.printf("%s: %d keys, loaded in %.0f s%n", name, number, Statistics.millisSince(started) / 1000);
    }

    /** Measures both tables once. One client at a time requests lists, because more would measure their queue. */
    private void round(Load load, Results results) throws IOException, InterruptedException {
        for (Table table : tables) {
            measure(table, Row.of(Rows.VERIFY_UNCACHED, table.population().requests(Rows.VERIFY_PATH)), load, results);
        }
        for (Table table : tables) {
            Row list = Row.of(Rows.LIST, table.population().requests(Rows.LIST_PATH));
            measure(table, list.withAtMost(1), load, results);
        }
    }

    private static void measure(Table table, Row row, Load load, Results results)
            throws IOException, InterruptedException {
        if (row.isIn(table.service())) {
            results.add(table.name(), row.name(), Wrk.measure(table.service(), row, load));
        }
    }

    private static void print(Results results) throws IOException, InterruptedException {
        results.print();
        System.out.printf("%nIndexes used over many keys:%n%s%n%n", MANY.ask(INDEXES));
        Targets targets = new Targets(results);
        Targets.Measured few = new Targets.Measured("few", Rows.VERIFY_UNCACHED);
        targets.atLeast(0.90, new Targets.Measured("many", Rows.VERIFY_UNCACHED), few);
        targets.p99AtMost(LIST_MILLIS, new Targets.Measured("many", Rows.LIST));
    }
}
