package io.keyfolio.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every response to a random request is documented for its route, has the documented media type, arrives within the time of
 * {@link Verdict} and is not a 500. {@code -Dfuzz.seed=…} repeats a run, and {@code -Dfuzz.requests=…} sets the number of
 * its requests.
 */
abstract class RandomRequests {

    private static final long FIXED_SEED = 20261122;
    private static final int SENDERS = 8;
    private static final int SHOWN = 20;

    @Test
    void everyAnswerIsDocumented() {
        assertDocumented(FIXED_SEED);
    }

    @Test
    void everyAnswerToWhatWasNeverSentIsDocumented() {
        assertDocumented(Long.getLong("fuzz.seed", ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE)));
    }

    /** The number of requests for each seed. */
    int requests() {
        return Integer.getInteger("fuzz.requests", 2_000);
    }

    private void assertDocumented(long seed) {
        Contract contract = Contract.served();
        Tally tally = new Tally();
        List<String> objections = atOnce(number -> new Sender(contract, seed * SENDERS + number, tally));
        System.out.printf("fuzz: seed %d, answers %s%n", seed, tally);
        String shown = String.join("\n", objections.subList(0, Math.min(SHOWN, objections.size())));
        assertEquals(0, objections.size(), () -> "with -Dfuzz.seed=" + seed + ":\n" + shown);
        assertTrue(tally.of(200) > requests() / 10, () -> "hardly any request was good: " + tally);
    }

    private List<String> atOnce(IntFunction<Sender> sender) {
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        try {
            List<CompletableFuture<List<String>>> senders = IntStream.range(0, SENDERS)
                    .mapToObj(sender)
                    .map(each -> CompletableFuture.supplyAsync(() -> each.send(requests() / SENDERS), threads))
                    .toList();
            return senders.stream().flatMap(each -> each.join().stream()).toList();
        } finally {
            threads.shutdownNow();
        }
    }
}
