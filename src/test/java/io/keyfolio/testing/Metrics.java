package io.keyfolio.testing;

/** Reads figures of the service as Prometheus would. */
public final class Metrics {

    private Metrics() {}

    /** All of them, as text. Tests poll them, and an address may have so many connections only. */
    public static String all() {
        return Management.request()
                .header("Connection", "close")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** The value of the one line with that name and labels. */
    public static double value(String nameAndLabels) {
        String line = all().lines()
                .filter(candidate -> candidate.startsWith(nameAndLabels + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + nameAndLabels));
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
