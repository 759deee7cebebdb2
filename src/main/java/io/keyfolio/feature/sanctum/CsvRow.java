package io.keyfolio.feature.sanctum;

import io.keyfolio.platform.text.DisplayText;
import io.keyfolio.platform.text.DisplayTexts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** A row of the CSV file, with the number of its first line. */
record CsvRow(long line, CSVRecord values) {

    /** The greatest id that JavaScript represents exactly, because responses show ids as numbers. */
    private static final long GREATEST_ID = (1L << 53) - 1;

    /** The value of a column, without surrounding blanks; empty when it is missing. */
    String text(String column) {
        String text = values.isSet(column) ? values.get(column).strip() : "";
        if (text.indexOf('\0') >= 0) {
            throw unfit(column + " holds a character that cannot be stored");
        }
        return text;
    }

    boolean isEmpty(String column) {
        return text(column).isEmpty();
    }

    /** The value as a name, without the characters that names must not have, so that such a user is imported. */
    String name(String column) {
        String name = text(column);
        if (name.codePointCount(0, name.length()) > DisplayText.LONGEST_NAME) {
            throw unfit(column + " has more than " + DisplayText.LONGEST_NAME + " characters");
        }
        return DisplayTexts.clean(name);
    }

    long id(String column) {
        String digits = text(column);
        if (!digits.matches("[1-9][0-9]{0,15}") || Long.parseLong(digits) > GREATEST_ID) {
            throw unfit(column + " is not a number from 1 to " + GREATEST_ID);
        }
        return Long.parseLong(digits);
    }

    /** The value as a time in the formats of Laravel and PostgreSQL; one without an offset is in UTC, Laravel's default. */
    Optional<Instant> instant(String column) {
        if (isEmpty(column)) {
            return Optional.empty();
        }
        try {
            TemporalAccessor time = times().parseBest(text(column), OffsetDateTime::from, LocalDateTime::from);
            Instant instant = time instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
            return Optional.of(instant.truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            throw unfit(column + " is not a time such as 2026-01-21 10:30:00");
        }
    }

    InvalidRow unfit(String reason) {
        return new InvalidRow(line, reason);
    }

    private static DateTimeFormatter times() {
        return new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .appendPattern("['T'][' ']")
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .appendPattern("[XXX][X]")
                .toFormatter();
    }
}
