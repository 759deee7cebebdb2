package io.keyfolio.bench.siege;

import io.keyfolio.bench.harness.Statistics;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The times and the statuses of responses. */
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

    /** The number of requests without a 200. */
    int refused() {
        return count - answers.getOrDefault("200", 0);
    }

    Map<String, Integer> answers() {
        return answers;
    }

    /** The quantile of the times for a share, in milliseconds. */
    double quantile(double share) {
        return Statistics.quantile(
                        share, Arrays.stream(nanos, 0, count).asDoubleStream().toArray())
                / 1e6;
    }
}
