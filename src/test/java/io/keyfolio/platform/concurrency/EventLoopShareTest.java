package io.keyfolio.platform.concurrency;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLoopShareTest {

    private static final long MILLI = 1_000_000;

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE - MILLI, Long.MIN_VALUE})
    void shareOfEachTenMillisecondsIsSpentOnce(long start) {
        EventLoopShare share = new EventLoopShare(20, start);
        assertTrue(share.hasRoomAt(start));
        share.spend(MILLI);
        assertTrue(share.hasRoomAt(start + MILLI));

        share.spend(MILLI);

        assertFalse(share.hasRoomAt(start + 2 * MILLI));
        assertFalse(share.hasRoomAt(start + 9 * MILLI));
        assertTrue(share.hasRoomAt(start + 10 * MILLI));
    }

    @Test
    void shareOfNothingHasNoRoom() {
        EventLoopShare share = new EventLoopShare(0, 0);

        assertFalse(share.hasRoomAt(0));
        assertFalse(share.hasRoomAt(100 * MILLI));
    }
}
