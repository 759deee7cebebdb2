import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A database of the PostgreSQL that {@code bench/with-database} started, asked with PostgreSQL's own programs. */
record Database(String name) {

    static final Path FILES = Path.of("bench", "throughput");

    String ask(String sql) throws IOException, InterruptedException {
        return psql("-c", sql);
    }

    String psql(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("psql", "-XqAt", "-v", "ON_ERROR_STOP=1"));
        command.addAll(List.of(arguments));
        return Program.run(environment(), command).strip();
    }

    /** Rows for pgbench's own transactions; the service's schema must be there already, as it wants an empty database. */
    void preparePgbench() throws IOException, InterruptedException {
        Program.run(environment(), List.of("pgbench", "-i", "-q"));
    }

    /** How many transactions of pgbench, prepared, were done in a second. */
    double pgbench(Load load, String... what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared"));
        command.addAll(List.of("-T", Integer.toString(load.seconds()), "-c", Integer.toString(load.connections())));
        command.addAll(List.of("-j", Integer.toString(load.threads())));
        command.addAll(List.of(what));
        String output = Program.run(environment(), command);
        return output.contains("actually processed: 0\n") // then it has no rate
                ? 0
                : Double.parseDouble(
                        Program.found("(?m)^tps = ([0-9.]+)", output).group(1));
    }

    /** What the service must be told to use this database. */
    Map<String, String> setting() {
        return Map.of("KEYFOLIO_DB_NAME", name);
    }

    private Map<String, String> environment() {
        return Map.of(
                "PGHOST", System.getenv("KEYFOLIO_DB_HOST"),
                "PGPORT", System.getenv("KEYFOLIO_DB_PORT"),
                "PGUSER", System.getenv("KEYFOLIO_DB_USER"),
                "PGDATABASE", name);
    }
}
