package io.keyfolio.bench.harness;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for conditions. */
public final class Await {

    private static final int POLL_MILLIS = 250;

    private Await() {}

    /** Returns when the condition is true; fails with the name of the condition if it is not true in time. */
    public static void until(String what, Duration patience, Condition condition) throws Exception {
        if (!isTrueWithin(patience, condition)) {
            throw new IllegalStateException("not within " + patience.toSeconds() + " s: " + what);
        }
    }

    /** Whether the condition becomes true in time; returns as soon as it is. */
    public static boolean isTrueWithin(Duration patience, Condition condition) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return true;
    }

    /** A condition that is true at some time. */
    public interface Condition {

        boolean holds() throws Exception;
    }
}
