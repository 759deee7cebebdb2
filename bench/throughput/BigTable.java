import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks one build over a small and a big table of keys by turns, and prints how much it loses to the size. */
final class BigTable {

    private static final Database FEW = new Database("few_keys");
    private static final Database MANY = new Database("many_keys");
    private static final int KEYS_PER_ACCOUNT = 10;
    private static final int FEW_KEYS = 10_000;
    private static final double LIST_MILLIS = 5;
    private static final String INDEXES = """
            select format('%s: %s, %s look-ups', indexrelname, pg_size_pretty(pg_relation_size(indexrelid)), idx_scan)
            from pg_stat_user_indexes where relname in ('account', 'api_key') and idx_scan > 0 order by idx_scan desc""";

    private final Options options;
    private final List<Service> services = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();

    /** A replica that caches nothing, over a database with so many keys. */
    private record Table(String name, Service service, Population population) {}

    private BigTable(Options options) {
        this.options = options;
    }

    /** Numbers, see {@link #defaults}, and {@code --build name=program}. */
    public static void main(String... arguments) throws Exception {
        Program.endAllAtExit();
        BigTable bench = new BigTable(Options.of(defaults(), arguments));
        try {
            bench.run();
        } finally {
            bench.services.forEach(Service::close);
        }
    }

    private static Map<String, Integer> defaults() {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("keys", 10_000_000);
        defaults.put("connections", 32);
        defaults.put("threads", 1);
        defaults.put("seconds", 10);
        defaults.put("rounds", 3);
        defaults.put("warm-up", 10);
        return defaults;
    }

    private void run() throws IOException, InterruptedException {
        add("few", FEW, FEW_KEYS);
        add("many", MANY, options.number("keys"));
        Load load = new Load(options.number("seconds"), options.number("connections"), options.number("threads"));
        round(load.withSeconds(options.number("warm-up")), new Results());
        MANY.ask("select pg_stat_reset()");
        Results results = new Results();
        for (int round = 0; round < options.number("rounds"); round++) {
            round(load, results);
        }
        results.requireAnswers();
        print(results);
    }

    private void add(String name, Database database, int keys) throws IOException, InterruptedException {
        new Database(System.getenv("KEYFOLIO_DB_NAME")).ask("create database " + database.name());
        Map<String, String> settings = new LinkedHashMap<>(database.setting());
        settings.putAll(Build.UNCACHED);
        String program = options.builds().values().iterator().next();
        services.add(Service.start(program, settings));
        long started = System.nanoTime();
        Population population = Population.load(database, Math.max(1, keys / KEYS_PER_ACCOUNT), KEYS_PER_ACCOUNT);
        tables.add(new Table(name, services.get(services.size() - 1), population));
        System.out.printf("%s: %d keys, loaded in %.0f s%n", name, keys, (System.nanoTime() - started) / 1e9);
    }

    /** A list is asked for by one caller at a time: with more, its time would be that of their queue. */
    private void round(Load load, Results results) throws IOException, InterruptedException {
        for (Table table : tables) {
            measure(table, Row.of(Rows.VERIFY_UNCACHED, table.population().requests(Rows.VERIFY_PATH)), load, results);
        }
        for (Table table : tables) {
            measure(
                    table,
                    Row.of(Rows.LIST, table.population().requests(Rows.LIST_PATH))
                            .withAtMost(1),
                    load,
                    results);
        }
    }

    private static void measure(Table table, Row row, Load load, Results results)
            throws IOException, InterruptedException {
        if (row.isIn(table.service())) {
            results.add(table.name(), row.name(), Wrk.measure(table.service(), row, load));
        }
    }

    private void print(Results results) throws IOException, InterruptedException {
        results.print();
        System.out.printf("%nIndexes used over many keys:%n%s%n%n", MANY.ask(INDEXES));
        Targets targets = new Targets(results);
        Targets.Measured few = new Targets.Measured("few", Rows.VERIFY_UNCACHED);
        targets.atLeast(0.90, new Targets.Measured("many", Rows.VERIFY_UNCACHED), few);
        targets.p99AtMost(LIST_MILLIS, new Targets.Measured("many", Rows.LIST));
    }
}
