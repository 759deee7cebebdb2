package io.keyfolio.bench.timing;

import io.keyfolio.bench.harness.Answer;
import io.keyfolio.bench.harness.HttpConnection;
import io.keyfolio.bench.harness.Statistics;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** A comparison of the times of two kinds of requests with the same answer over one connection. */
final class Comparison {

    private static final double LIMIT = 4.5;
    private static final int WARM_UP = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The part of the samples that counts. The slowest ones of both kinds depend more on the machine than on the service. */
    private static final double KEPT = 0.95;

    private final Random random = new Random();
    private final int port;
    private final int samples;

    Comparison(int port, int samples) {
        this.port = port;
        this.samples = samples;
    }

    /** Sends both kinds, which have that status, equally often, in random order, so that no rhythm of the machine affects one kind only. */
    boolean holds(String what, int status, List<Supplier<String>> kinds) throws IOException {
        double[][] micros = measure(status, kinds);
        double[] one = fastest(micros[0]);
        double[] other = fastest(micros[1]);
        double t = Statistics.welch(one, other);
        boolean alike = Math.abs(t) < LIMIT;
        System.out.printf(
                "%s: %.1f and %.1f µs, %d samples each, t = %.2f: %s%n",
                what,
                Statistics.mean(one),
                Statistics.mean(other),
                samples,
                t,
                alike ? "indistinguishable" : "TOLD APART");
        return alike;
    }

    private double[][] measure(int status, List<Supplier<String>> kinds) throws IOException {
        double[][] micros = new double[2][samples];
        try (HttpConnection connection = new HttpConnection(port, PATIENCE)) {
            for (int i = 0; i < Math.min(WARM_UP, samples); i++) {
                double unused = micros(connection, status, kinds.get(i % 2).get());
            }
            for (int i = 0; i < samples; i++) {
                int first = random.nextInt(2);
                micros[first][i] = micros(connection, status, kinds.get(first).get());
                micros[1 - first][i] =
                        micros(connection, status, kinds.get(1 - first).get());
            }
        }
        return micros;
    }

    private static double micros(HttpConnection connection, int status, String request) throws IOException {
        long start = System.nanoTime();
        Answer answer = connection.ask(request, start);
        double micros = (answer.ended() - start) / 1000.0;
        if (answer.status() != status) {
            throw new IllegalStateException("another answer: " + answer.status() + " " + answer.body());
        }
        return micros;
    }

    private static double[] fastest(double... micros) {
        double[] sorted = micros.clone();
        Arrays.sort(sorted);
        return Arrays.copyOf(sorted, (int) (sorted.length * KEPT));
    }
}
