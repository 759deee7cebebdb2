package io.keyfolio.bench.replicas;

import io.keyfolio.bench.harness.Database;
import io.keyfolio.bench.harness.Signal;
import io.keyfolio.bench.revocation.Phase;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The LISTEN connections of the replicas. */
final class Listeners {

    /** Their last query is a question to the server or a heartbeat. */
    private static final String LISTENING =
            " from pg_stat_activity where query ~ 'pg_snapshot_xmax|keyfolio_heartbeats'"
                    + " and pid <> pg_backend_pid()";

    private static final int ATTEMPTS = 5;
    private static final int LOOKS = 5;

    private final Database database;

    Listeners(Database database) {
        this.database = database;
    }

    /** The number of LISTEN connections. */
    int count() throws IOException, InterruptedException {
        return Integer.parseInt(database.ask("select count(*)" + LISTENING));
    }

    void endOne() throws IOException, InterruptedException {
        String unused = database.ask("select pg_terminate_backend(pid)" + LISTENING + " order by random() limit 1");
    }

    void endAll() throws IOException, InterruptedException {
        String unused = database.ask("select pg_terminate_backend(pid)" + LISTENING);
    }

    /**
     * Suspends the PostgreSQL process of one connection: the connection stays, and carries no data, as in a broken network. A
     * suspended process that holds a lock on notifications would also block other transactions, which a broken network does
     * not. In that case another process is tried; returns false if all attempts fail.
     */
    boolean hangOne(long millis, Phase phase) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String process = database.ask("select pid" + LISTENING + " and state = 'idle' order by random() limit 1");
            if (!process.isEmpty() && hang(Long.parseLong(process), millis, phase)) {
                return true;
            }
        }
        return false;
    }

    private boolean hang(long process, long millis, Phase phase) throws IOException, InterruptedException {
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

    private boolean isInTheWay(long process) throws IOException, InterruptedException {
        return database.ask("select exists (select from pg_stat_activity where wait_event like 'Notify%' or pid = "
                        + process + " and state <> 'idle' or " + process + " = any (pg_blocking_pids(pid)))")
                .equals("t");
    }
}
