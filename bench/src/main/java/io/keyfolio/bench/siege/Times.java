package io.keyfolio.bench.siege;

import io.keyfolio.bench.harness.Statistics;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** How long answers took, and what they were. */
final class Times {

    private final Map<String, Integer> answers = new TreeMap<>();
    private long[] nanos = new long[1024];
    private int count;

    void add(long taken, String status) {
        answers.merge(status, 1, Integer::sum);
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = taken;
    }

    void addAll(Times others) {
        others.answers.forEach((status, number) -> answers.merge(status, number, Integer::sum));
        nanos = Arrays.copyOf(nanos, count + others.count);
        System.arraycopy(others.nanos, 0, nanos, count, others.count);
        count += others.count;
    }

    int count() {
        return count;
    }

    /** Those that were not answered with 200. */
    int refused() {
        return count - answers.getOrDefault("200", 0);
    }

    Map<String, Integer> answers() {
        return answers;
    }

    /** In milliseconds, what that share of all did not exceed. */
    double quantile(double share) {
        return Statistics.quantile(
                        share, Arrays.stream(nanos, 0, count).asDoubleStream().toArray())
                / 1e6;
    }
}
