package io.keyfolio.vsayagent.connection;

import java.time.Duration;

/** When the next heartbeat is due, and when the server has been silent for too long; all times are of the nano clock. */
final class Pulse {

    /** How long the server may take to open and to register. */
    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    /** Long enough to tell how busy the processors are. */
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

    /** The server told how often it wants a heartbeat; it may change its mind. */
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

    /** Until something is due, whichever comes first. */
    Duration rest(long now) {
        long next = isBeating() && nextBeat - silentAt() < 0 ? nextBeat : silentAt();
        return Duration.ofNanos(Math.max(0, next - now));
    }

    /** How long heartbeats were wanted: none before the registration. */
    Duration lasted(long now) {
        return isBeating() ? Duration.ofNanos(now - begun) : Duration.ZERO;
    }

    /** Before the registration the clock runs on, whatever the server says. */
    private long silentAt() {
        return isBeating()
                ? lastHeard + interval.multipliedBy(SILENT_INTERVALS).toNanos()
                : start + ANSWER_TIMEOUT.toNanos();
    }
}
