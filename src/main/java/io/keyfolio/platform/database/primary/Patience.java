package io.keyfolio.platform.database.primary;

import java.time.Duration;

/**
 * How long the answer of a server is waited for: twice as long after each that did not come, up to a minute. A commit that waits
 * for standbys goes on in the server when its connection is closed, and a client that reconnects at a fixed interval would use up
 * the server's connections.
 */
public final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Duration shortest;
    private volatile Duration now;

    /** Takes the time for the first answer. */
    public Patience(Duration shortest) {
        this.shortest = shortest;
        this.now = shortest;
    }

    /** The time for the next answer. */
    public Duration now() {
        return now;
    }

    /** An answer has come. */
    public void reset() {
        now = shortest;
    }

    /** An answer has not come in time. */
    public void extend() {
        Duration doubled = now.multipliedBy(2);
        now = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
