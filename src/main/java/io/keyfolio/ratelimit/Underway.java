package io.keyfolio.ratelimit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts what is under way for each one, and forgets those for whom nothing is. */
final class Underway {

    private final ConcurrentMap<Object, Integer> counts = new ConcurrentHashMap<>();

    /** Counts one more, unless there are as many as there may be; returns whether it was counted, and is to be ended. */
    boolean begin(Object whom, long most) {
        if (counts.merge(whom, 1, Integer::sum) <= most) {
            return true;
        }
        end(whom);
        return false;
    }

    void end(Object whom) {
        counts.computeIfPresent(whom, (key, count) -> count == 1 ? null : count - 1);
    }
}
