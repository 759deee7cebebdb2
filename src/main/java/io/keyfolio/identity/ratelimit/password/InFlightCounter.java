package io.keyfolio.identity.ratelimit.password;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts what is under way for each one, and forgets those for whom nothing is. */
final class InFlightCounter {

    private final ConcurrentMap<Object, Integer> counts = new ConcurrentHashMap<>();

    /** Counts one more; returns how many there are with it. */
    int begin(Object whom) {
        return counts.merge(whom, 1, Integer::sum);
    }

    void end(Object whom) {
        counts.computeIfPresent(whom, (key, count) -> count == 1 ? null : count - 1);
    }
}
