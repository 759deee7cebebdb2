package io.keyfolio.fuzz;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** The number of responses of each status. */
final class Tally {

    private final Map<Integer, LongAdder> counts = new ConcurrentSkipListMap<>();

    void count(int status) {
        counts.computeIfAbsent(status, unheardOf -> new LongAdder()).increment();
    }

    long of(int status) {
        LongAdder count = counts.get(status);
        return count == null ? 0 : count.sum();
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
