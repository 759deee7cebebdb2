package io.keyfolio.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what comes soon, by asking again and again. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Await() {}

    /** The first answer that is as wanted; fails with the last one when none is in time. */
    public static <T> T until(Supplier<T> question, Predicate<T> wanted) {
        return until(question, wanted, PATIENCE);
    }

    /** As {@link #until(Supplier, Predicate)}, with a patience of one's own. */
    public static <T> T until(Supplier<T> question, Predicate<T> wanted, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        T answer = question.get();
        while (!wanted.test(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still " + answer);
            }
            answer = question.get();
        }
        return answer;
    }

    /** Waits until it is so, at most that long. */
    public static void aSignal(BooleanSupplier signal, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!signal.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
