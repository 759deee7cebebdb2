package io.keyfolio.bench.harness;

import java.util.Arrays;

/** Statistics of measurements. */
public final class Statistics {

    private Statistics() {}

    public static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** The variance of a sample. */
    public static double variance(double... values) {
        double mean = mean(values);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }

    /** The statistic t of Welch's test for two samples. */
    public static double welch(double[] one, double[] other) {
        return (mean(one) - mean(other)) / Math.sqrt(variance(one) / one.length + variance(other) / other.length);
    }

    /** The smallest value that is at least as large as that share of the values; NaN without values. */
    public static double quantile(double share, double... values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }

    /** The middle value, or the mean of the two middle ones. */
    public static double median(double... values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    public static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }
}
