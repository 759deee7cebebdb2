package io.keyfolio.bench.soak;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Compares the last third of a soak with the second one. The first third is the warm-up. */
final class Growth {

    private static final int FEWEST = 6;

    private final List<Sample> samples;
    private final boolean collected;

    /** Takes the samples; {@code collected} means that each followed a garbage collection. */
    Growth(List<Sample> samples, boolean collected) {
        this.samples = samples;
        this.collected = collected;
    }

    /** Prints a line for each resource; returns false if one grew. A short soak proves nothing and returns true. */
    boolean report() {
        if (samples.size() < FEWEST) {
            System.out.println("too short to tell growth: 3 minutes are the least");
            return true;
        }
        System.out.println(collected ? "heap is what was left by a collection" : "heap is with its garbage");
        boolean memory = holds("memory", "MB", Sample::memory, new Allowance(8, 0.03));
        boolean heap = holds("heap", "MB", Sample::heap, collected ? new Allowance(4, 0.10) : new Allowance(32, 0.25));
        boolean files = holds("open files", "", Sample::files, new Allowance(5, 1));
        return holds("connections", "", Sample::connections, new Allowance(5, 1)) && files && heap && memory;
    }

    private boolean holds(String what, String unit, ToDoubleFunction<Sample> figure, Allowance allowance) {
        Course course = Course.of(samples, figure);
        double most = allowance.on(course.middle());
        boolean steady = course.growth() <= most;
        System.out.printf(
                Locale.ROOT,
                "%-11s %7.1f %s in the second third, %+.1f in the last (at most %+.1f), %+.1f an hour: %s%n",
                what,
                course.middle(),
                unit,
                course.growth(),
                most,
                course.perHour(),
                steady ? "no growth" : "GREW");
        return steady;
    }

    /** The largest increase that is no growth: an absolute one, and at most a part of the earlier value. */
    private record Allowance(double most, double part) {

        double on(double middle) {
            return Math.min(most, part * middle);
        }
    }
}
