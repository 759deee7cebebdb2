package io.keyfolio.vsayagent.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** The exponential backoff of reconnections, with random waits, so that agents do not reconnect in waves. */
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

    /** A random wait between the shortest wait and a bound that doubles with each failure. */
    Duration afterFailure() {
        failures = Math.min(failures + 1, MOST_DOUBLINGS);
        Duration doubled = shortest.multipliedBy(1L << failures);
        return between(shortest, doubled.compareTo(longest) < 0 ? doubled : longest);
    }

    /**
     * The wait after a server has closed the connection for its stop. It is short, because other replicas exist; it is
     * random, and it grows with repetitions.
     */
    Duration afterGoodbye() {
        if (failures > 0) {
            return afterFailure();
        }
        failures = 1;
        return between(Duration.ZERO, shortest);
    }

    /** The wait for a condition that will not change soon. */
    Duration slowest() {
        return between(longest.dividedBy(2), longest);
    }

    /** Resets the failures after a connection that lasted at least as long as the longest wait. */
    void connectionLasted(Duration time) {
        if (time.compareTo(longest) >= 0) {
            failures = 0;
        }
    }

    private Duration between(Duration least, Duration most) {
        return least.plusNanos((long) (random.nextDouble() * most.minus(least).toNanos()));
    }
}
