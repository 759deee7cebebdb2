package io.keyfolio.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Measures the time from the start of the function's process to its first response. {@code bench/lambda-cold-start} runs
 * it; the build does not.
 */
class ColdStart {

    private static final int RUNS = Integer.getInteger("cold-start.runs", 20);
    private static final double SLOW = 0.95;

    /** A request that gets 401 without the database, except for the one statement of every start. */
    private static final Event REQUEST = Event.of("GET", "/v1/profile/preferences");

    @Test
    void untilTheFirstAnswer() throws IOException {
        try (Database database = Database.migrated()) {
            start(database); // the first run loads the files into memory
            long[] millis = IntStream.range(0, RUNS)
                    .mapToObj(run -> start(database))
                    .mapToLong(Duration::toMillis)
                    .sorted()
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "cold start, %d runs: min %d ms, median %d ms, p95 %d ms%n",
                    RUNS,
                    millis[0],
                    millis[RUNS / 2],
                    millis[(int) Math.ceil(RUNS * SLOW) - 1]);
        }
    }

    private static Duration start(Database database) {
        try (RuntimeApi api = RuntimeApi.start()) {
            long start = System.nanoTime();
            try (Function function = Function.start(api, database.settings())) {
                Answer answer = Answer.of(api.invoke(REQUEST.json()).body());
                Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
                assertEquals(401, answer.status(), function::output);
                return elapsed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
