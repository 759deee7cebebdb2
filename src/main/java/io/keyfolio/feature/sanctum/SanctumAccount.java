package io.keyfolio.feature.sanctum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A user with all tokens, from one or several rows, which are imported together or not at all. */
final class SanctumAccount {

    private final String id;
    private final List<Long> lines = new ArrayList<>();
    private final List<SanctumToken> tokens = new ArrayList<>();
    private SanctumUser user;
    private InvalidRow fault;

    SanctumAccount(String id) {
        this.id = id;
    }

    SanctumUser user() {
        return user;
    }

    List<SanctumToken> tokens() {
        return tokens;
    }

    /** The first invalid row, because of which the user is not imported. */
    Optional<InvalidRow> fault() {
        return Optional.ofNullable(fault);
    }

    /** Adds a row of the user; keeps the fault of an invalid one. */
    void add(CsvRow csvRow) {
        lines.add(csvRow.line());
        try {
            read(csvRow);
        } catch (InvalidRow invalidRow) {
            fault = fault == null ? invalidRow : fault;
        }
    }

    /** All rows of the user, which are skipped because of one. */
    Stream<SkippedRow> skips(InvalidRow cause) {
        return lines.stream().map(line -> new SkippedRow(line, reason(line, cause)));
    }

    private String reason(long line, InvalidRow cause) {
        return "user " + id + ": "
                + (line == cause.line() ? cause.getMessage() : "skipped because of line " + cause.line());
    }

    private void read(CsvRow csvRow) {
        if (!csvRow.values().isConsistent()) {
            throw csvRow.unfit("has " + csvRow.values().size() + " columns");
        }
        SanctumUser same = SanctumUser.of(csvRow);
        if (user != null && !user.equals(same)) {
            throw csvRow.unfit("says something else of the user than line " + lines.get(0));
        }
        user = same;
        if (!csvRow.isEmpty("token_id")) {
            tokens.add(SanctumToken.of(csvRow));
        }
    }

    /** The line of the user's first row. */
    long firstLine() {
        return lines.get(0);
    }
}
