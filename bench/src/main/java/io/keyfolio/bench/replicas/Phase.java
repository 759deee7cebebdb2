package io.keyfolio.bench.replicas;

/** What is going on, for all who do something meanwhile. */
final class Phase {

    private volatile boolean over;
    private volatile boolean hanging;

    boolean goesOn() {
        return !over;
    }

    void end() {
        over = true;
    }

    /** Whether a replica hears of nothing and cannot know that yet: the time to end tokens. */
    boolean isHanging() {
        return hanging;
    }

    void hanging(boolean now) {
        hanging = now;
    }
}
