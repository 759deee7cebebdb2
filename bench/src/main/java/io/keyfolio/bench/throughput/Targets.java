package io.keyfolio.bench.throughput;

import java.util.function.ToDoubleFunction;

/** Compares results with the targets, which are ratios to other results of the same run. */
final class Targets {

    private static final ToDoubleFunction<Figures> PER_SECOND = Figures::perSecond;
    private static final ToDoubleFunction<Figures> P99 = Figures::p99Millis;

    private final Results results;

    Targets(Results results) {
        this.results = results;
    }

    /** Prints the targets of one build, relative to its bare routes and to pgbench; {@code yardsticks} names its results. */
    void printOf(String build, String yardsticks) {
        for (String row : new String[] {Rows.VERIFY, Rows.PREFERENCES}) {
            atLeast(0.80, new Measured(build, row), new Measured(build, Rows.NOTHING));
            atMost(2, new Measured(build, row), new Measured(build, Rows.NOTHING));
        }
        atLeast(0.70, new Measured(build, Rows.PROFILE), new Measured(build, Rows.NOTHING));
        atLeast(0.85, new Measured(build, Rows.VERIFY_UNCACHED), new Measured(build, Rows.ONE_ROW));
        atLeast(0.50, new Measured(build, Rows.PAIRS), new Measured(yardsticks, Rows.PAIRS));
    }

    /** Prints the targets of each row of one build, relative to the same row of another build. */
    void printBetween(String build, String other) {
        for (String row : results.rows(build)) {
            atLeast(0.60, new Measured(build, row), new Measured(other, row));
        }
    }

    /** Prints a target for the ratio of requests per second. */
    void atLeast(double bound, Measured one, Measured other) {
        if (areThere(one, other)) {
            double ratio = ratio(PER_SECOND, one, other);
            print(ratio >= bound, "%s: %.2f of %s per second (at least %.2f)".formatted(one, ratio, other, bound));
        }
    }

    /** Prints a target for the ratio of the p99. */
    void atMost(double bound, Measured one, Measured other) {
        if (isThere(one) && isThere(other)) {
            double ratio = ratio(P99, one, other);
            print(ratio <= bound, "%s: p99 %.2f times that of %s (at most %.2f)".formatted(one, ratio, other, bound));
        }
    }

    void p99AtMost(double millis, Measured one) {
        double p99 = P99.applyAsDouble(figures(one));
        print(p99 <= millis, "%s: p99 %.2f ms (at most %.2f)".formatted(one, p99, millis));
    }

    private boolean areThere(Measured one, Measured other) {
        boolean there = isThere(one) && isThere(other);
        if (!there) {
            System.out.printf("%-13s %s beside %s%n", "not measured", one, other);
        }
        return there;
    }

    private boolean isThere(Measured measured) {
        return results.has(measured.build(), measured.row());
    }

    private double ratio(ToDoubleFunction<Figures> figure, Measured one, Measured other) {
        return figure.applyAsDouble(figures(one)) / figure.applyAsDouble(figures(other));
    }

    private Figures figures(Measured measured) {
        return results.median(measured.build(), measured.row());
    }

    private static void print(boolean met, String sentence) {
        System.out.printf("%-13s %s%n", met ? "met" : "missed", sentence);
    }

    /** The name of a row of one build. */
    record Measured(String build, String row) {

        @Override
        public String toString() {
            return build + " " + row;
        }
    }
}
