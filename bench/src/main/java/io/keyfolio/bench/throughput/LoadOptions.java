package io.keyfolio.bench.throughput;

import io.keyfolio.bench.harness.PositiveNumber;
import java.io.IOException;
import picocli.CommandLine.Option;

/** How hard and how often everything is measured. */
final class LoadOptions {

    @Option(names = "--seconds", defaultValue = "10", converter = PositiveNumber.class, description = "Of a round")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "3", converter = PositiveNumber.class, description = "Rounds")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "10", converter = PositiveNumber.class, description = "Its seconds")
    private int warmUp;

    @Option(names = "--connections", defaultValue = "32", converter = PositiveNumber.class, description = "Connections")
    private int connections;

    @Option(names = "--threads", defaultValue = "1", converter = PositiveNumber.class, description = "Threads of wrk")
    private int threads;

    int seconds() {
        return seconds;
    }

    int rounds() {
        return rounds;
    }

    int connections() {
        return connections;
    }

    /** Measures the round of warming up, which does not count. */
    void warmUp(Round round) throws IOException, InterruptedException {
        round.measure(new Load(warmUp, connections, threads), new Results());
    }

    /** Measures all rounds that count. */
    Results measure(Round round) throws IOException, InterruptedException {
        Results results = new Results();
        for (int number = 0; number < rounds; number++) {
            round.measure(new Load(seconds, connections, threads), results);
        }
        results.requireAnswers();
        return results;
    }

    /** Everything that is measured, once. */
    interface Round {

        void measure(Load load, Results results) throws IOException, InterruptedException;
    }
}
