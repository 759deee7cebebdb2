package io.keyfolio.feature.sanctum;

import java.util.Comparator;

/** A row that was not imported, with the reason. */
public record SkippedRow(long line, String reason) implements Comparable<SkippedRow> {

    private static final Comparator<SkippedRow> IN_ORDER =
            Comparator.comparingLong(SkippedRow::line).thenComparing(SkippedRow::reason);

    @Override
    public int compareTo(SkippedRow other) {
        return IN_ORDER.compare(this, other);
    }
}
