package io.keyfolio.bench.failover;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;

/** Measured times in nanoseconds. */
record Samples(List<Long> nanos) {

    Samples {
        nanos = List.copyOf(nanos);
    }

    /** Takes all times out of a queue. */
    static Samples take(Queue<Long> queue) {
        List<Long> taken = new ArrayList<>();
        for (Long next = queue.poll(); next != null; next = queue.poll()) {
            taken.add(next);
        }
        return new Samples(taken);
    }

    int size() {
        return nanos.size();
    }

    double maxMillis() {
        return nanos.isEmpty() ? 0 : Collections.max(nanos) / 1e6;
    }
}
