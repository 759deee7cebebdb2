package io.keyfolio.bench.failover;

import io.keyfolio.bench.cluster.Timing;
import java.util.List;

/**
 * The options of a trial.
 *
 * @param seconds how long faults occur
 * @param rate the requests a second, beside those that measure
 * @param path the route that verifies tokens
 * @param agents the number of connected agents
 * @param isOneAddress whether the service knows an address of the primary in place of all nodes
 * @param faults a regular expression for the names of the faults that occur; if it is empty, those that the time allows
 * @param command the command that starts the service
 */
record Options(
        int seconds,
        int rate,
        String path,
        int agents,
        boolean isOneAddress,
        String faults,
        Timing timing,
        List<String> command) {

    private static final int SECONDS_OF_ALL_FAULTS = 300;

    /** Whether only the most important faults occur. */
    boolean isShort() {
        return seconds < SECONDS_OF_ALL_FAULTS;
    }
}
