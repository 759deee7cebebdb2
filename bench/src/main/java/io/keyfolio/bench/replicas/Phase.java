package io.keyfolio.bench.replicas;

/** The phase of the trial, which all threads read. */
final class Phase {

    private volatile boolean over;
    private volatile boolean hanging;

    boolean goesOn() {
        return !over;
    }

    void end() {
        over = true;
    }

    /** Whether a replica receives no notifications and has not detected that yet; ended tokens are then the most interesting. */
    boolean isHanging() {
        return hanging;
    }

    void hanging(boolean now) {
        hanging = now;
    }
}
