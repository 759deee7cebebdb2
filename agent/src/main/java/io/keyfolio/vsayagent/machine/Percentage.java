package io.keyfolio.vsayagent.machine;

import java.util.OptionalDouble;

/** Shares as they are reported: 0 to 100, with one decimal; none when the counts make no sense. */
final class Percentage {

    private Percentage() {}

    static OptionalDouble of(long part, long whole) {
        return whole <= 0 ? OptionalDouble.empty() : ofShare((double) part / whole);
    }

    /** One is all of it. */
    static OptionalDouble ofShare(double share) {
        if (share < 0 || !Double.isFinite(share)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.round(Math.min(1, share) * 1000) / 10.0);
    }
}
