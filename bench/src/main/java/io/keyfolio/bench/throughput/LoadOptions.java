package io.keyfolio.bench.throughput;

import io.keyfolio.bench.harness.PositiveNumber;
import java.io.IOException;
import picocli.CommandLine.Option;

/** The options for the load and the rounds of a measurement. */
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

    /** Runs the warm-up round, whose figures are discarded. */
    void warmUp(Round round) throws IOException, InterruptedException {
        round.measure(new Load(warmUp, connections, threads), new Results());
    }

    /** Runs all other rounds and returns their results. */
    Results measure(Round round) throws IOException, InterruptedException {
        Results results = new Results();
        for (int number = 0; number < rounds; number++) {
            round.measure(new Load(seconds, connections, threads), results);
        }
        results.requireAnswers();
        return results;
    }

    /** One measurement of every row. */
    interface Round {

        void measure(Load load, Results results) throws IOException, InterruptedException;
    }
}
