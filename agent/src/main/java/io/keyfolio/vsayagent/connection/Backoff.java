package io.keyfolio.vsayagent.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before connecting again: exponentially longer, and at random, so that agents do not come in waves. */
public final class Backoff {

    private static final int MOST_DOUBLINGS = 30;

    private final Duration shortest;
    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    public Backoff(Duration shortest, Duration longest, RandomGenerator random) {
        this.shortest = shortest;
        this.longest = longest;
        this.random = random;
    }

    /** Between the shortest wait and a bound that doubles with each failure. */
    Duration afterFailure() {
        failures = Math.min(failures + 1, MOST_DOUBLINGS);
        Duration doubled = shortest.multipliedBy(1L << failures);
        return between(shortest, doubled.compareTo(longest) < 0 ? doubled : longest);
    }

    /** For a server that said goodbye, as there are others: at once, but not all agents at once, and not again and again. */
    Duration afterGoodbye() {
        if (failures > 0) {
            return afterFailure();
        }
        failures = 1;
        return between(Duration.ZERO, shortest);
    }

    /** For what will not change soon. */
    Duration slowest() {
        return between(longest.dividedBy(2), longest);
    }

    /** A connection that lasted as long as the longest wait ends the series of failures. */
    void connectionLasted(Duration time) {
        if (time.compareTo(longest) >= 0) {
            failures = 0;
        }
    }

    private Duration between(Duration least, Duration most) {
        return least.plusNanos((long) (random.nextDouble() * most.minus(least).toNanos()));
    }
}
