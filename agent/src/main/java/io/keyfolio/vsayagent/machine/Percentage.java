package io.keyfolio.vsayagent.machine;

import java.util.OptionalDouble;

/** Percentages from 0 to 100 with one decimal; empty for inconsistent counts. */
final class Percentage {

    private Percentage() {}

    static OptionalDouble of(long part, long whole) {
        return whole <= 0 ? OptionalDouble.empty() : ofShare((double) part / whole);
    }

    /** The percentage of a share, of which 1 is the whole. */
    static OptionalDouble ofShare(double share) {
        if (share < 0 || !Double.isFinite(share)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.round(Math.min(1, share) * 1000) / 10.0);
    }
}
