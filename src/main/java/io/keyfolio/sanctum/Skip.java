package io.keyfolio.sanctum;

import java.util.Comparator;

/** A line that was not taken over, and why. */
public record Skip(long line, String reason) implements Comparable<Skip> {

    private static final Comparator<Skip> IN_ORDER =
            Comparator.comparingLong(Skip::line).thenComparing(Skip::reason);

    @Override
    public int compareTo(Skip other) {
        return IN_ORDER.compare(this, other);
    }
}
