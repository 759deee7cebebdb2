package io.keyfolio.platform.http.connection.quota;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts of open connections by client address; an address without connections takes no memory. */
public final class AddressCounts {

    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

    /** Counts one more connection, unless there are {@code most} already; returns whether it was counted. */
    boolean begin(String address, int most) {
        boolean[] counted = {false};
        counts.compute(address, (key, count) -> {
            int open = count == null ? 0 : count;
            counted[0] = open < most;
            return counted[0] ? Integer.valueOf(open + 1) : count;
        });
        return counted[0];
    }

    void end(String address) {
        counts.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
}
