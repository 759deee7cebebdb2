package io.keyfolio.bench.revocation;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A thread that sends requests at a fixed pace. After a slow response, it does not catch up. */
public final class Load implements Runnable {

    public static final int CALLERS = 40;

    private static final int CHANGES_PERCENT = 5;

    private final Client client = new Client();
    private final Tokens tokens;
    private final Tally tally;
    private final Changes changes;
    private final Phase phase;
    private final long periodNanos;

    /** Takes the rate of all threads together. */
    public Load(Tokens tokens, Tally tally, Changes changes, Phase phase, int perSecond) {
        this.tokens = tokens;
        this.tally = tally;
        this.changes = changes;
        this.phase = phase;
        this.periodNanos = TimeUnit.SECONDS.toNanos(CALLERS) / perSecond;
    }

    @Override
    public void run() {
        long due = System.nanoTime() + ThreadLocalRandom.current().nextLong(periodNanos);
        while (phase.goesOn()) {
            LockSupport.parkNanos(due - System.nanoTime());
            ask();
            due = Math.max(due + periodNanos, System.nanoTime());
        }
    }

    private void ask() {
        if (ThreadLocalRandom.current().nextInt(100) < CHANGES_PERCENT) {
            changes.any(client);
        } else {
            tally.verify(client, changes.anyRoute(), tokens.any());
        }
    }
}
