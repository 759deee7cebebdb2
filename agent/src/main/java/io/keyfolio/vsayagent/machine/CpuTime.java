package io.keyfolio.vsayagent.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The time of all processors since the machine started, in clock ticks. */
record CpuTime(long busy, long total) {

    /**
     * The kinds of time: user, nice, system, idle, iowait, irq, softirq, steal. The time of guests, which follows, is part
     * of user and nice.
     */
    private static final int KINDS = 8;

    private static final int IDLE = 3;
    private static final int WAITING = 4;

    /** A tenth of a second; a shorter time is too coarse for a percentage. */
    private static final int FEWEST_TICKS = 10;

    /** Reads {@code /proc/stat}. */
    static Optional<CpuTime> parse(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("cpu "))
                .map(line -> line.substring("cpu ".length()).strip().split("\\s+"))
                .filter(counts -> counts.length > IDLE)
                .findFirst()
                .map(CpuTime::of);
    }

    OptionalDouble percentSince(CpuTime earlier) {
        long ticks = total - earlier.total;
        return ticks < FEWEST_TICKS ? OptionalDouble.empty() : Percentage.of(busy - earlier.busy, ticks);
    }

    private static CpuTime of(String[] counts) {
        long[] ticks =
                Arrays.stream(counts).limit(KINDS).mapToLong(Long::parseLong).toArray();
        long idle = ticks[IDLE] + (ticks.length > WAITING ? ticks[WAITING] : 0);
        long total = Arrays.stream(ticks).sum();
        return new CpuTime(total - idle, total);
    }
}
