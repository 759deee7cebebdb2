package io.keyfolio.bench.startup;

import io.keyfolio.bench.harness.Statistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures of one cold start: two times in milliseconds, then three sizes in mebibytes. */
record ColdStart(double ready, double authenticated, double idle, double loaded, double peak) {

    static final String HEAD = "%-10s %18s %22s %12s %22s %12s"
            .formatted("build", "ready, ms", "authenticated, ms", "idle, MB", "after 1,000 req., MB", "peak, MB");

    static String row(String name, List<ColdStart> runs) {
        return "%-10s %18s %22s %12.0f %22.0f %12.0f"
                .formatted(
                        name,
                        both(values(runs, ColdStart::ready)),
                        both(values(runs, ColdStart::authenticated)),
                        Statistics.quantile(0.5, values(runs, ColdStart::idle)),
                        Statistics.quantile(0.5, values(runs, ColdStart::loaded)),
                        Statistics.quantile(0.5, values(runs, ColdStart::peak)));
    }

    /** Formats the median and the 95th percentile. */
    static String both(double... values) {
        return "%.0f (%.0f)".formatted(Statistics.quantile(0.5, values), Statistics.quantile(0.95, values));
    }

    private static double[] values(List<ColdStart> runs, ToDoubleFunction<ColdStart> figure) {
        return runs.stream().mapToDouble(figure).toArray();
    }
}
