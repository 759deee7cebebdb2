package io.keyfolio.testing;

/** Reads the metrics of the service as Prometheus does. */
public final class Metrics {

    private Metrics() {}

    /**
     * All metrics as text. The request closes its connection, because tests poll and an address has a quota of connections.
     */
    public static String all() {
        return Management.request()
                .header("Connection", "close")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** The value of the metric with the name and labels. */
    public static double value(String nameAndLabels) {
        String line = all().lines()
                .filter(candidate -> candidate.startsWith(nameAndLabels + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + nameAndLabels));
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
