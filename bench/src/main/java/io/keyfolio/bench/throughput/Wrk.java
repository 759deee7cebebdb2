package io.keyfolio.bench.throughput;

import io.keyfolio.bench.harness.Programs;
import io.keyfolio.bench.harness.Service;
import io.keyfolio.bench.harness.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Measures a row on a replica with wrk. */
final class Wrk {

    static final Path FILES = Path.of("bench", "throughput");

    private Wrk() {}

    /** Measures one row; fails if any response has an error status or any connection breaks. */
    static Figures measure(Service service, Row row, Load asked) throws IOException, InterruptedException {
        Load load = asked.withConnections(Math.min(asked.connections(), row.mostConnections()));
        double before = service.processorSeconds();
        long started = System.nanoTime();
        Matcher found = run(service, row, load);
        double processor = (service.processorSeconds() - before) / (System.nanoTime() - started) * 1e9;
        double requests = Double.parseDouble(found.group(1));
        requireGood(row, found.group(5), found.group(6), requests);
        return new Figures(
                requests / (row.paired() ? 2 : 1) / Double.parseDouble(found.group(2)) * 1e6,
                Double.parseDouble(found.group(3)) / 1e3,
                Double.parseDouble(found.group(4)) / 1e3,
                processor * 100,
                service.memory());
    }

    private static Matcher run(Service service, Row row, Load load) throws IOException, InterruptedException {
        String script =
                FILES.resolve(row.paired() ? "pairs.lua" : "requests.lua").toString();
        String output = Programs.run(
                Map.of(),
                List.of(
                        "wrk",
                        "--timeout",
                        "20s",
                        "-d",
                        load.seconds() + "s",
                        "-c",
                        Integer.toString(load.connections()),
                        "-t",
                        Integer.toString(load.threads()),
                        "-s",
                        script,
                        service.api().address("http", "").toString(),
                        "--",
                        row.write().toString()));
        return Texts.found("(?m)^figures (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)$", output);
    }

    private static void requireGood(Row row, String refused, String broken, double requests) {
        if (!refused.equals("0") || !broken.equals("0")) {
            throw new IllegalStateException(
                    "%s: of %.0f requests %s were refused, %s failed".formatted(row.name(), requests, refused, broken));
        }
    }
}
