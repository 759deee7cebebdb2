package io.keyfolio.testing;

/** Reads figures of the service as Prometheus would. */
public final class Metrics {

    private Metrics() {}

    /** The value of the one line with that name and labels. */
    public static double value(String nameAndLabels) {
        String line = Person.anonymous()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(candidate -> candidate.startsWith(nameAndLabels + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + nameAndLabels));
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
