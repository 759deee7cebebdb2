package io.keyfolio.identity.ratelimit.password;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts the attempts in flight by key, and stores no key without one. */
final class InFlightCounter {

    private final ConcurrentMap<Object, Integer> counts = new ConcurrentHashMap<>();

    /** Counts one more; returns the number including it. */
    int begin(Object whom) {
        return counts.merge(whom, 1, Integer::sum);
    }

    void end(Object whom) {
        counts.computeIfPresent(whom, (key, count) -> count == 1 ? null : count - 1);
    }
}
