package io.keyfolio.bench.failover;

/** Which replica cannot reach the new primary at the moment, because links are broken. */
final class Sight {

    /** The replica that reaches only the old primary while links are broken. */
    static final int BLIND = 0;

    private volatile boolean isLost;
    private volatile long regainedAt = Long.MIN_VALUE;

    void lose() {
        isLost = true;
    }

    void regain() {
        regainedAt = System.nanoTime();
        isLost = false;
    }

    /** Whether the replica reaches all nodes. */
    boolean isFull(int replica) {
        return replica != BLIND || !isLost;
    }

    /** Since when the replica reaches all nodes; now, if it does not. */
    long since(int replica) {
        if (replica != BLIND) {
            return Long.MIN_VALUE;
        }
        return isLost ? System.nanoTime() : regainedAt;
    }
}
