package io.keyfolio.feature.agent.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The rate limit on the messages of an agent. */
class MessageRateLimitTest {

    private static final long SECOND = 1_000_000_000L;

    private final MessageRateLimit messageRateLimit = new MessageRateLimit(-SECOND);

    @Test
    void fiftyMessagesAtOnce() {
        assertEquals(50, taken(60, 0));
    }

    @Test
    void thenFiveASecond() {
        assertEquals(50, taken(60, 0));

        assertEquals(5, taken(60, SECOND));
        assertEquals(10, taken(60, 3 * SECOND));
    }

    @Test
    void neverMoreThanFifty() {
        assertEquals(50, taken(60, 1000 * SECOND));
    }

    private long taken(int asked, long at) {
        return LongStream.range(0, asked)
                .filter(number -> messageRateLimit.take(at))
                .count();
    }
}
