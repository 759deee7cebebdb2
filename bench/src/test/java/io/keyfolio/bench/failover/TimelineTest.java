package io.keyfolio.bench.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A timeline finds the periods in which nothing succeeded, and their ends. */
class TimelineTest {

    private final Timeline timeline = new Timeline();

    @Test
    void aPeriodWithoutSuccessIsAGap() {
        succeed("one", 100, 500, 900, 3000, 3100);

        assertEquals(nanos(2100), timeline.gapsSince(nanos(200)));
        assertEquals(List.of(nanos(3000)), timeline.returnsSince(nanos(200)));
    }

    @Test
    void theTimeBeforeTheFirstSuccessIsAGap() {
        succeed("one", 100, 2000);

        assertEquals(nanos(1800), timeline.gapsSince(nanos(200)));
        assertEquals(List.of(nanos(2000)), timeline.returnsSince(nanos(200)));
    }

    @Test
    void shortPausesAreNoGaps() {
        succeed("one", 0, 400, 800, 1200);

        assertEquals(0, timeline.gapsSince(0));
        assertEquals(List.of(), timeline.returnsSince(0));
    }

    @Test
    void anotherSourceIsAReturn() {
        succeed("one", 100, 200);
        succeed("two", 300, 400);

        assertEquals(0, timeline.gapsSince(0));
        assertEquals(List.of(nanos(300)), timeline.returnsSince(0));
    }

    @Test
    void onlyRequestsThatStartLaterCountAsAnswers() {
        timeline.add("one", nanos(100), nanos(900));
        timeline.add("one", nanos(300), nanos(500));

        assertEquals(nanos(500), timeline.firstSuccessAfter(nanos(200)));
        assertEquals(Long.MAX_VALUE, timeline.firstSuccessAfter(nanos(400)));
    }

    private void succeed(String source, int... endMillis) {
        for (int end : endMillis) {
            timeline.add(source, nanos(end - 1), nanos(end));
        }
    }

    private static long nanos(int millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
