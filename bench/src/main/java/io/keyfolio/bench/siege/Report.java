package io.keyfolio.bench.siege;

import java.util.List;

/** The table of results. */
record Report(Times alone, Times under, Besiegers besiegers, Watch watch, double memoryBefore) {

    private static final List<String> REASONS = List.of("address-limit", "head-timeout", "write-timeout", "memory");

    /** Prints the table; returns whether every verification and every liveness probe succeeded. */
    boolean print(Besieged service, int seconds) throws Exception {
        System.out.printf("%-32s %10s %12s %8s%n", "", "alone", "under siege", "ratio");
        row("verify, p50 in ms", alone.quantile(0.5), under.quantile(0.5));
        row("verify, p99 in ms", alone.quantile(0.99), under.quantile(0.99));
        row("verify, answers a second", alone.count() / (double) seconds, under.count() / (double) seconds);
        row("verify, refused in percent", percent(alone), percent(under));
        if (service.isAlive()) {
            row("resident at most, MiB", memoryBefore, service.memory("VmHWM"));
        }
        System.out.printf(
                "hostile: %d connections at once, %d opened, %d requests beside what each opens with%n",
                besiegers.most(), besiegers.opened(), besiegers.sent());
        System.out.printf("verify: %s alone, %s under siege%n", alone.answers(), under.answers());
        for (String reason : REASONS) {
            System.out.printf(
                    "closed for %s: %.0f%n",
                    reason, service.metric("keyfolio_connections_refused_total{reason=\"" + reason + "\"}"));
        }
        System.out.printf(
                "live: %d times of %d within 2 s, the slowest of them after %.0f ms%n",
                watch.asked() - watch.late(), watch.asked(), watch.slowest());
        System.out.println("Clients, service and database share the processors of this machine: times include that.");
        return alone.refused() == 0 && under.refused() == 0 && watch.late() == 0;
    }

    private static void row(String name, double one, double other) {
        System.out.printf("%-32s %10.2f %12.2f %8.2f%n", name, one, other, other / one);
    }

    private static double percent(Times times) {
        return 100.0 * times.refused() / times.count();
    }
}
