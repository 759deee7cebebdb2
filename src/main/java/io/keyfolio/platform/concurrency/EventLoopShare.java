package io.keyfolio.platform.concurrency;

/** How much of one thread's time a kind of work has taken in the last 10 ms, and whether it may take more. */
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
