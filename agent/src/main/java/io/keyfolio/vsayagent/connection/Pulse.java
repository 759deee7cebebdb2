package io.keyfolio.vsayagent.connection;

import java.time.Duration;

/** The timer of heartbeats and of the server's silence. All times are those of {@code System.nanoTime()}. */
final class Pulse {

    /** The time limit for the handshake and for the registration. */
    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    /** The delay of the first heartbeat, which suffices to measure the load of the processors. */
    static final Duration FIRST_BEAT = Duration.ofSeconds(1);

    private static final int SILENT_INTERVALS = 2;

    private final long start;
    private Duration interval = Duration.ZERO;
    private long begun;
    private long nextBeat;
    private long lastHeard;

    Pulse(long now) {
        start = now;
        lastHeard = now;
    }

    /** Sets the interval of heartbeats; the server can change it later. */
    void begin(Duration newInterval, long now) {
        if (!isBeating()) {
            begun = now;
            nextBeat = now + FIRST_BEAT.toNanos();
        }
        interval = newInterval;
    }

    boolean isBeating() {
        return !interval.isZero();
    }

    void heard(long now) {
        lastHeard = now;
    }

    boolean isBeatDue(long now) {
        return isBeating() && now - nextBeat >= 0;
    }

    void beat(long now) {
        nextBeat = now + interval.toNanos();
    }

    boolean isServerSilent(long now) {
        return now - silentAt() >= 0;
    }

    /** The time until the next heartbeat or the end of the tolerated silence. */
    Duration rest(long now) {
        long next = isBeating() && nextBeat - silentAt() < 0 ? nextBeat : silentAt();
        return Duration.ofNanos(Math.max(0, next - now));
    }

    /** The time since the registration; zero before it. */
    Duration lasted(long now) {
        return isBeating() ? Duration.ofNanos(now - begun) : Duration.ZERO;
    }

    /** The time at which silence becomes a failure. Before the registration, messages of the server do not extend it. */
    private long silentAt() {
        return isBeating()
                ? lastHeard + interval.multipliedBy(SILENT_INTERVALS).toNanos()
                : start + ANSWER_TIMEOUT.toNanos();
    }
}
