import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks builds of the service all kinds of requests by turns, and prints how many it answers, beside yardsticks. */
final class Throughput {

    private static final String POSTGRES = "pgbench";
    private static final String POSTGRES_SELECT = "one row (-S)";

    private final Options options;
    private final Database database = new Database(System.getenv("KEYFOLIO_DB_NAME"));
    private final List<Build> builds = new ArrayList<>();

    private Throughput(Options options) {
        this.options = options;
    }

    /** Numbers, see {@link #defaults}, and {@code --build name=program} for each build. */
    public static void main(String... arguments) throws Exception {
        Program.endAllAtExit();
        Throughput bench = new Throughput(Options.of(defaults(), arguments));
        try {
            bench.run();
        } finally {
            bench.builds.forEach(Build::close);
        }
    }

    private static Map<String, Integer> defaults() {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("accounts", 1000);
        defaults.put("keys-per-account", 10);
        defaults.put("connections", 32);
        defaults.put("threads", 1);
        defaults.put("seconds", 10);
        defaults.put("rounds", 3);
        defaults.put("warm-up", 10);
        return defaults;
    }

    private void run() throws IOException, InterruptedException {
        for (Map.Entry<String, String> build : options.builds().entrySet()) {
            builds.add(Build.start(build.getKey(), build.getValue(), database));
        }
        Population population =
                Population.load(database, options.number("accounts"), options.number("keys-per-account"));
        List<Row> rows = Rows.of(population, People.signedUp(builds.get(0).cached()));
        database.preparePgbench();
        Load load = new Load(options.number("seconds"), options.number("connections"), options.number("threads"));
        round(rows, load.withSeconds(options.number("warm-up")), new Results());
        Results results = new Results();
        for (int round = 0; round < options.number("rounds"); round++) {
            round(rows, load, results);
        }
        results.requireAnswers();
        print(results);
    }

    private void round(List<Row> rows, Load load, Results results) throws IOException, InterruptedException {
        for (Row row : rows) {
            for (Build build : builds) {
                Service replica = build.replicaFor(row);
                if (row.isIn(replica)) {
                    results.add(build.name(), row.name(), Wrk.measure(replica, row, load));
                }
            }
        }
        results.add(POSTGRES, POSTGRES_SELECT, Figures.of(database.pgbench(load, "-S")));
        results.add(POSTGRES, Rows.PAIRS, Figures.of(pairs(load)));
    }

    private double pairs(Load load) throws IOException, InterruptedException {
        String script = Database.FILES.resolve("pairs.sql").toString();
        return database.pgbench(load, "-f", script, "-D", "accounts=" + options.number("accounts"));
    }

    private void print(Results results) {
        System.out.printf(
                "%d accounts with %d keys each, %d connections; median of %d rounds of %d s%n",
                options.number("accounts"),
                options.number("keys-per-account"),
                options.number("connections"),
                options.number("rounds"),
                options.number("seconds"));
        results.print();
        System.out.println();
        Targets targets = new Targets(results);
        builds.forEach(build -> targets.printOf(build.name(), POSTGRES));
        if (builds.size() == 2) {
            targets.printBetween(builds.get(1).name(), builds.get(0).name());
        }
    }
}
