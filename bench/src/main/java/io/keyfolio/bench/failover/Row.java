package io.keyfolio.bench.failover;

/**
 * What one fault did.
 *
 * @param contradictions acknowledged changes of keys that the database contradicted afterwards
 * @param outageNanos how long PostgreSQL committed nothing
 * @param recoveryNanos how long some replica did not answer after PostgreSQL committed again
 * @param lags of the slowest replica for each watched revocation
 * @param cuts how long agents were connected after the acknowledged end of their key
 */
record Row(
        String fault,
        Figures figures,
        long contradictions,
        long outageNanos,
        long recoveryNanos,
        Samples lags,
        Samples cuts) {

    /** The recovery of a replica that does not answer again. */
    static final long NEVER = Long.MAX_VALUE;

    static final String HEADER = String.format(
            "%-16s %5s %5s %5s %5s %5s %6s %6s | %8s %8s %8s | %8s %8s %5s",
            "fault",
            "late",
            "lost",
            "wrong",
            "500",
            "agents",
            "503",
            "none",
            "outage",
            "recovery",
            "max lag",
            "revoked",
            "max cut",
            "cuts");

    private static final double RECOVERY_GOAL_SECONDS = 3;

    long violations() {
        return figures.violations() + contradictions;
    }

    boolean isForever() {
        return recoveryNanos == NEVER;
    }

    boolean isSlow() {
        return recoveryNanos / 1e9 > RECOVERY_GOAL_SECONDS;
    }

    @Override
    public String toString() {
        return String.format(
                "%-16s %5d %5d %5d %5d %6d %6d %5d | %6.1f s %8s%s %6.0f ms | %7d %6.0f ms %5d",
                fault,
                figures.acceptedTooLate(),
                contradictions,
                figures.refusedWrongly(),
                figures.otherErrors(),
                figures.agentsLate() + figures.agentsLost(),
                figures.unavailable(),
                figures.unanswered(),
                outageNanos / 1e9,
                isForever() ? "never" : "%.1f s".formatted(recoveryNanos / 1e9),
                isSlow() ? "!" : " ",
                lags.maxMillis(),
                lags.size(),
                cuts.maxMillis(),
                cuts.size());
    }
}
