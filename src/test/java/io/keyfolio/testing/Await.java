package io.keyfolio.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what comes soon, by asking again and again, with a pause in between that leaves the processor to the service. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Await() {}

    /** The first answer that is as wanted; fails with the last one when none is in time. */
    public static <T> T until(Supplier<T> question, Predicate<T> wanted) {
        return until(question, wanted, PATIENCE);
    }

    /** As {@link #until(Supplier, Predicate)}, with a patience of one's own. */
    public static <T> T until(Supplier<T> question, Predicate<T> wanted, Duration patience) {
        return asking(patience).until(question::get, wanted);
    }

    /** Waits until it is so, at most that long. */
    public static void aSignal(BooleanSupplier signal, Duration atMost) {
        try {
            asking(atMost).until(signal::getAsBoolean);
        } catch (ConditionTimeoutException late) {
            return;
        }
    }

    /** In the thread of the test, whose failures then are those of the question. */
    private static ConditionFactory asking(Duration patience) {
        return await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .atMost(patience);
    }
}
