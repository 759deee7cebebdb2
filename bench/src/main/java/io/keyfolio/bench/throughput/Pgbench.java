package io.keyfolio.bench.throughput;

import io.keyfolio.bench.harness.Database;
import io.keyfolio.bench.harness.Programs;
import io.keyfolio.bench.harness.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures transactions of PostgreSQL with pgbench. */
final class Pgbench {

    static final String NAME = "pgbench";
    static final String SELECT = "one row (-S)";

    private final Database database;
    private final int accounts;

    Pgbench(Database database, int accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    /** Creates the tables of pgbench, after the schema of the service, which requires an empty database. */
    void prepare() throws IOException, InterruptedException {
        String unused = Programs.run(database.environment(), List.of("pgbench", "-i", "-q"));
    }

    void measure(Load load, Results results) throws IOException, InterruptedException {
        String pairs = Wrk.FILES.resolve("pairs.sql").toString();
        results.add(NAME, SELECT, Figures.of(perSecond(load, "-S")));
        results.add(NAME, Rows.PAIRS, Figures.of(perSecond(load, "-f", pairs, "-D", "accounts=" + accounts)));
    }

    /** The rate of prepared transactions per second. */
    private double perSecond(Load load, String... what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared"));
        command.addAll(List.of("-T", Integer.toString(load.seconds()), "-c", Integer.toString(load.connections())));
        command.addAll(List.of("-j", Integer.toString(load.threads())));
        command.addAll(List.of(what));
        String output = Programs.run(database.environment(), command);
        return output.contains("actually processed: 0\n") // pgbench then prints no rate
                ? 0
                : Double.parseDouble(Texts.found("(?m)^tps = ([0-9.]+)", output).group(1));
    }
}
