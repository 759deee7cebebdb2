package io.keyfolio.vsayagent.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The times of heartbeats and of the tolerated silence, with a clock that the tests control. */
class PulseTest {

    /** A start near the overflow, because {@code System.nanoTime()} can have any value. */
    private static final long START = Long.MAX_VALUE - 5_000_000_000L;

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Pulse pulse = new Pulse(START);

    @Test
    void nothingIsDueBeforeTheRegistration() {
        assertFalse(pulse.isBeatDue(after(29)));
        assertFalse(pulse.isServerSilent(after(29)));
        assertEquals(Duration.ofSeconds(30), pulse.rest(START));
    }

    @Test
    void serverThatDoesNotRegisterIsGivenUpWhateverElseItSays() {
        pulse.heard(after(29));

        assertTrue(pulse.isServerSilent(after(30)));
        assertEquals(Duration.ZERO, pulse.lasted(after(30)));
    }

    @Test
    void firstBeatIsDueAfterASecond() {
        pulse.begin(INTERVAL, after(10));

        assertFalse(pulse.isBeatDue(after(10)));
        assertTrue(pulse.isBeatDue(after(11)));
        assertEquals(Duration.ofSeconds(1), pulse.rest(after(10)));
    }

    @Test
    void nextBeatIsDueAfterTheInterval() {
        pulse.begin(INTERVAL, after(10));
        pulse.beat(after(11));
        pulse.heard(after(11));

        assertFalse(pulse.isBeatDue(after(40)));
        assertTrue(pulse.isBeatDue(after(41)));
        assertEquals(INTERVAL, pulse.rest(after(11)));
    }

    @Test
    void serverMayBeSilentForTwoIntervals() {
        pulse.begin(INTERVAL, after(10));
        pulse.heard(after(10));
        pulse.beat(after(69));

        assertFalse(pulse.isServerSilent(after(69)));
        assertTrue(pulse.isServerSilent(after(70)));
        assertEquals(Duration.ofSeconds(1), pulse.rest(after(69)));
    }

    @Test
    void intervalMayChange() {
        pulse.begin(INTERVAL, after(10));
        pulse.begin(Duration.ofSeconds(5), after(12));
        pulse.beat(after(12));

        assertTrue(pulse.isBeatDue(after(17)));
        assertEquals(Duration.ofSeconds(7), pulse.lasted(after(17)));
    }

    private static long after(long seconds) {
        return START + Duration.ofSeconds(seconds).toNanos();
    }
}
