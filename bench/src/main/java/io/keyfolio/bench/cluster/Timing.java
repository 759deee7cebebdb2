package io.keyfolio.bench.cluster;

/**
 * The settings of Patroni that decide when a standby is promoted. Patroni requires that ttl is at least loop_wait and twice
 * retry_timeout.
 *
 * @param ttl the seconds after which an unused leader lock ends
 * @param isStrict whether a primary without a standby refuses to commit
 */
public record Timing(int ttl, boolean isStrict) {

    private static final int LEAST_TTL = 8;

    public Timing {
        if (ttl < LEAST_TTL) {
            throw new IllegalArgumentException("a ttl of " + ttl + " s is too short");
        }
    }

    int loopWait() {
        return Math.max(1, ttl / 10);
    }

    int retryTimeout() {
        return (ttl - loopWait()) / 2;
    }
}
