package io.keyfolio.bench.throughput;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of each row of each build, in the order of the rounds. */
final class Results {

    private final Map<String, Map<String, List<Figures>>> rounds = new LinkedHashMap<>();

    void add(String build, String row, Figures figures) {
        rounds.computeIfAbsent(build, name -> new LinkedHashMap<>())
                .computeIfAbsent(row, name -> new ArrayList<>())
                .add(figures);
    }

    List<String> rows(String build) {
        return List.copyOf(rounds.getOrDefault(build, Map.of()).keySet());
    }

    boolean has(String build, String row) {
        return rounds.getOrDefault(build, Map.of()).containsKey(row);
    }

    Figures median(String build, String row) {
        return Figures.median(rounds.get(build).get(row));
    }

    /** Fails if a row had no response in a round; without responses, no other check can fail. */
    void requireAnswers() {
        rounds.forEach((build, rows) -> rows.forEach((row, figures) -> {
            if (figures.stream().anyMatch(measured -> measured.perSecond() == 0)) {
                throw new IllegalStateException(build + " " + row + ": no answer in a whole round");
            }
        }));
    }

    void print() {
        System.out.printf(
                "%n%-8s %-24s %12s %9s %9s %7s %9s%n", "", "", "per second", "p50, ms", "p99, ms", "CPU, %", "RSS, MB");
        rounds.forEach((build, rows) ->
                rows.keySet().forEach(row -> System.out.printf("%-8s %-24s %s%n", build, row, median(build, row))));
    }
}
