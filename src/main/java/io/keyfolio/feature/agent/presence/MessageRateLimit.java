package io.keyfolio.feature.agent.presence;

/** The rate limit of messages on one connection: a burst of 50 and five a second, far more than an agent needs. */
final class MessageRateLimit {

    private static final double MOST = 50;
    private static final double PER_NANOSECOND = 5e-9;

    private double left = MOST;
    private long askedAt;

    MessageRateLimit(long nanoTime) {
        askedAt = nanoTime;
    }

    /** Takes a token at a time of {@link System#nanoTime()}; false when there is none. */
    boolean take(long nanoTime) {
        left = Math.min(MOST, left + (nanoTime - askedAt) * PER_NANOSECOND);
        askedAt = nanoTime;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
