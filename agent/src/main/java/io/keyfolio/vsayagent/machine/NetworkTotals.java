package io.keyfolio.vsayagent.machine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes that all interfaces except the loopback received and sent since the machine started. */
public record NetworkTotals(long received, long sent) {

    /** The name, the received bytes, seven further counts of receptions, and the sent bytes. */
    private static final Pattern INTERFACE =
            Pattern.compile("\\s*(?<name>[^:]+):\\s*(?<received>\\d+)(?:\\s+\\d+){7}\\s+(?<sent>\\d+)(?:\\s.*)?");

    /** Parses {@code /proc/net/dev}; empty if the loopback is the only interface. */
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
