package io.keyfolio.bench.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A database of the PostgreSQL that {@code bench/with-database} started, queried with the programs of PostgreSQL. */
public record Database(String name) {

    /** The database that the service uses by default. */
    public static Database ofService() {
        return new Database(System.getenv("KEYFOLIO_DB_NAME"));
    }

    public String ask(String sql) throws IOException, InterruptedException {
        return psql("-c", sql);
    }

    public String psql(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("psql", "-XqAt", "-v", "ON_ERROR_STOP=1"));
        command.addAll(List.of(arguments));
        return Programs.run(environment(), command).strip();
    }

    /** The number of transactions that were committed or rolled back. */
    public long transactions() throws IOException, InterruptedException {
        return Long.parseLong(
                ask("select xact_commit + xact_rollback from pg_stat_database where datname = current_database()"));
    }

    /** Stops or starts PostgreSQL itself, with arguments of {@code bench/database}. */
    public static void control(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getenv("BENCH_DATABASE_CONTROL")));
        command.addAll(List.of(words));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("PostgreSQL: no " + words[0]);
        }
    }

    /** The setting with which the service uses this database. */
    public Map<String, String> setting() {
        return Map.of("KEYFOLIO_DB_NAME", name);
    }

    /** The environment with which the programs of PostgreSQL use this database. */
    public Map<String, String> environment() {
        return Map.of(
                "PGHOST", System.getenv("KEYFOLIO_DB_HOST"),
                "PGPORT", System.getenv("KEYFOLIO_DB_PORT"),
                "PGUSER", System.getenv("KEYFOLIO_DB_USER"),
                "PGDATABASE", name);
    }
}
