package io.keyfolio.bench.revocation;

/** The phase of the trial, which all threads read. */
public final class Phase {

    private volatile boolean over;
    private volatile boolean hanging;

    public boolean goesOn() {
        return !over;
    }

    public void end() {
        over = true;
    }

    /** Whether a replica receives no notifications and has not detected that yet; ended tokens are then the most interesting. */
    boolean isHanging() {
        return hanging;
    }

    public void hanging(boolean now) {
        hanging = now;
    }
}
