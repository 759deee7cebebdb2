package io.keyfolio.bench.throughput;

import io.keyfolio.bench.harness.Statistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures of one measurement; a figure that it does not have is NaN. */
record Figures(double perSecond, double p50Millis, double p99Millis, double processorPercent, double memoryMb) {

    /** The figures of a program that reports only its rate. */
    static Figures of(double perSecond) {
        return new Figures(perSecond, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /** The median of each figure separately. */
    static Figures median(List<Figures> rounds) {
        return new Figures(
                median(rounds, Figures::perSecond),
                median(rounds, Figures::p50Millis),
                median(rounds, Figures::p99Millis),
                median(rounds, Figures::processorPercent),
                median(rounds, Figures::memoryMb));
    }

    private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        return Statistics.median(rounds.stream().mapToDouble(figure).toArray());
    }

    @Override
    public String toString() {
        String text =
                "%12.1f %9.2f %9.2f %7.0f %9.0f".formatted(perSecond, p50Millis, p99Millis, processorPercent, memoryMb);
        return text.replace("NaN", "  -");
    }
}
