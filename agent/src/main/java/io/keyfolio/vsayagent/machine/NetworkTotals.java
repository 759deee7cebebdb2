package io.keyfolio.vsayagent.machine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What all interfaces but the loopback received and sent since the machine started, in bytes. */
public record NetworkTotals(long received, long sent) {

    /** Name, received bytes, seven more counts of what was received, sent bytes. */
    private static final Pattern INTERFACE =
            Pattern.compile("\\s*(?<name>[^:]+):\\s*(?<received>\\d+)(?:\\s+\\d+){7}\\s+(?<sent>\\d+)(?:\\s.*)?");

    /** Reads {@code /proc/net/dev}; empty when there is nothing but the loopback. */
    static Optional<NetworkTotals> parse(List<String> lines) {
        return lines.stream()
                .map(INTERFACE::matcher)
                .filter(Matcher::matches)
                .filter(line -> !line.group("name").equals("lo"))
                .map(line -> new NetworkTotals(count(line.group("received")), count(line.group("sent"))))
                .reduce((a, b) -> new NetworkTotals(a.received + b.received, a.sent + b.sent));
    }

    /** The kernel's counts are unsigned. */
    private static long count(String digits) {
        return Long.parseUnsignedLong(digits) & Long.MAX_VALUE;
    }
}
