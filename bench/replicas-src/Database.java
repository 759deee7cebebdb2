import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The PostgreSQL of {@code bench/with-database}, and the connections on which replicas listen. */
final class Database {

    private static final String LISTENING =
            " from pg_stat_activity where query ~* '^\\s*(listen|notify) \"?keyfolio_' and pid <> pg_backend_pid()";

    private static final int ATTEMPTS = 5;
    private static final int LOOKS = 5;

    /** With SIGKILL. */
    void kill() throws IOException, InterruptedException {
        control("crash");
    }

    void start() throws IOException, InterruptedException {
        control("start");
    }

    int listening() throws IOException, InterruptedException {
        return Integer.parseInt(psql("select count(*)" + LISTENING));
    }

    void endOneListening() throws IOException, InterruptedException {
        psql("select pg_terminate_backend(pid)" + LISTENING + " order by random() limit 1");
    }

    void endAllListening() throws IOException, InterruptedException {
        psql("select pg_terminate_backend(pid)" + LISTENING);
    }

    /**
     * The connection stays, and nothing comes through it: what a broken network does. Not while it holds what others who
     * notify wait for, which no broken network does: then another is tried, and false is returned when each did.
     */
    boolean hangOneListening(long millis, Phase phase) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String process = psql("select pid" + LISTENING + " and state = 'idle' order by random() limit 1");
            if (!process.isEmpty() && hang(Long.parseLong(process), millis, phase)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hang(long process, long millis, Phase phase) throws IOException, InterruptedException {
        Signal.STOP.send(process);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        phase.hanging(true);
        try {
            for (int look = 0; look < LOOKS; look++) {
                if (isInTheWay(process)) {
                    return false;
                }
            }
            TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
            return true;
        } finally {
            phase.hanging(false);
            Signal.CONT.send(process);
        }
    }

    private static boolean isInTheWay(long process) throws IOException, InterruptedException {
        return psql("select exists (select from pg_stat_activity where wait_event like 'Notify%' or pid = " + process
                        + " and state <> 'idle' or " + process + " = any (pg_blocking_pids(pid)))")
                .equals("t");
    }

    private static void control(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(System.getenv("BENCH_DATABASE_CONTROL")).inheritIO();
        builder.command().addAll(List.of(words));
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("PostgreSQL: no " + words[0]);
        }
    }

    private static String psql(String statement) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("psql", "-XAtq", "-d", "postgres", "-U", "keyfolio", "-c", statement);
        builder.environment().put("PGHOST", "127.0.0.1");
        builder.environment().put("PGPORT", System.getenv("KEYFOLIO_DB_PORT"));
        Process psql = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String answer = new String(psql.getInputStream().readAllBytes(), UTF_8).strip();
        if (psql.waitFor() != 0) {
            throw new IllegalStateException("PostgreSQL refused: " + statement);
        }
        return answer;
    }
}
