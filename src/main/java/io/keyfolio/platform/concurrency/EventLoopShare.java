package io.keyfolio.platform.concurrency;

/** The time that one kind of work has taken of a thread in the current window of 10 ms, and its limit. */
final class EventLoopShare {

    private static final long WINDOW_NANOS = 10_000_000;
    private static final int HUNDRED = 100;

    private final long mostNanos;
    private long begun;
    private long spentNanos;

    EventLoopShare(int percent, long nanoTime) {
        this.mostNanos = WINDOW_NANOS * percent / HUNDRED;
        this.begun = nanoTime;
    }

    /** Whether the work may take more time; begins a new window when the current one is over. */
    boolean hasRoomAt(long nanoTime) {
        if (nanoTime - begun >= WINDOW_NANOS) {
            begun = nanoTime;
            spentNanos = 0;
        }
        return spentNanos < mostNanos;
    }

    void spend(long nanos) {
        spentNanos += nanos;
    }
}
