package io.keyfolio.vsayagent.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The waits of the agent before it reconnects. */
class BackoffTest {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Test
    void longestWaitsDoubleUpToTheBound() {
        Backoff backoff = backoff(always(1));

        assertEquals(seconds(2, 4, 8, 16, 32, 60, 60, 60), waits(backoff, 8));
    }

    @Test
    void shortestWaitsStayTheSame() {
        Backoff backoff = backoff(always(0));

        assertEquals(seconds(1, 1, 1, 1, 1, 1, 1, 1), waits(backoff, 8));
    }

    @Test
    void noWaitIsEverOutOfBounds() {
        Backoff backoff = backoff(new Random(42));

        List<Duration> waits = waits(backoff, 10_000);

        assertTrue(waits.stream().allMatch(wait -> wait.compareTo(SHORTEST) >= 0 && wait.compareTo(LONGEST) <= 0));
        assertTrue(waits.stream().distinct().count() > 9_000, "waits are random");
    }

    @Test
    void connectionThatLastedEndsTheSeries() {
        Backoff backoff = backoff(always(1));
        waits(backoff, 5);

        backoff.connectionLasted(LONGEST);

        assertEquals(seconds(2), waits(backoff, 1));
    }

    @Test
    void connectionThatBrokeAtOnceDoesNot() {
        Backoff backoff = backoff(always(1));
        waits(backoff, 2);

        backoff.connectionLasted(LONGEST.minusMillis(1));

        assertEquals(seconds(8), waits(backoff, 1));
    }

    @Test
    void serverThatSaidGoodbyeIsComeBackToWithinASecond() {
        assertEquals(Duration.ZERO, backoff(always(0)).afterGoodbye());
        assertEquals(SHORTEST, backoff(always(1)).afterGoodbye());
    }

    @Test
    void serverThatSaysGoodbyeAgainAndAgainIsNot() {
        Backoff backoff = backoff(always(1));
        backoff.afterGoodbye();

        assertEquals(Duration.ofSeconds(4), backoff.afterGoodbye());
    }

    @Test
    void slowestWaitIsTheUpperHalf() {
        assertEquals(Duration.ofSeconds(30), backoff(always(0)).slowest());
        assertEquals(LONGEST, backoff(always(1)).slowest());
    }

    private static Backoff backoff(RandomGenerator random) {
        return new Backoff(SHORTEST, LONGEST, random);
    }

    /**
     * A generator that always draws one number. The number 1 is never drawn, but the drawn number can be arbitrarily close.
     */
    private static RandomGenerator always(double drawn) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return drawn;
            }
        };
    }

    private static List<Duration> waits(Backoff backoff, int count) {
        return IntStream.range(0, count).mapToObj(i -> backoff.afterFailure()).toList();
    }

    private static List<Duration> seconds(long... seconds) {
        return LongStream.of(seconds).mapToObj(Duration::ofSeconds).toList();
    }
}
