package io.keyfolio.bench.soak;

import io.keyfolio.bench.harness.Statistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The course of one figure after the warm-up: its means in the second and the last third, and its gain per hour. */
record Course(double middle, double last, double perHour) {

    private static final double HOUR_SECONDS = 3600;

    static Course of(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        int third = samples.size() / 3;
        List<Sample> warm = samples.subList(third, samples.size());
        return new Course(
                mean(samples.subList(third, 2 * third), figure),
                mean(samples.subList(2 * third, samples.size()), figure),
                slope(warm, figure) * HOUR_SECONDS);
    }

    double growth() {
        return last - middle;
    }

    /** The slope per second by least squares. */
    private static double slope(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        double meanTime = mean(samples, Sample::seconds);
        double meanFigure = mean(samples, figure);
        double together = 0;
        double alone = 0;
        for (Sample sample : samples) {
            double time = sample.seconds() - meanTime;
            together += time * (figure.applyAsDouble(sample) - meanFigure);
            alone += time * time;
        }
        return together / alone;
    }

    private static double mean(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return Statistics.mean(samples.stream().mapToDouble(figure).toArray());
    }
}
