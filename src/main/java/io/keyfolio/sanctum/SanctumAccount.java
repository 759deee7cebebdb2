package io.keyfolio.sanctum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A user with all tokens, from one or several lines: taken over together or not at all. */
final class SanctumAccount {

    private final String id;
    private final List<Long> lines = new ArrayList<>();
    private final List<SanctumToken> tokens = new ArrayList<>();
    private SanctumUser user;
    private Unfit fault;

    SanctumAccount(String id) {
        this.id = id;
    }

    SanctumUser user() {
        return user;
    }

    List<SanctumToken> tokens() {
        return tokens;
    }

    /** What makes the whole of it unfit: the first such thing. */
    Optional<Unfit> fault() {
        return Optional.ofNullable(fault);
    }

    void add(Cells cells) {
        lines.add(cells.line());
        try {
            read(cells);
        } catch (Unfit unfit) {
            fault = fault == null ? unfit : fault;
        }
    }

    /** Every line of it, skipped because of one. */
    Stream<Skip> skips(Unfit cause) {
        return lines.stream().map(line -> new Skip(line, reason(line, cause)));
    }

    private String reason(long line, Unfit cause) {
        return "user " + id + ": "
                + (line == cause.line() ? cause.getMessage() : "skipped because of line " + cause.line());
    }

    private void read(Cells cells) {
        if (!cells.values().isConsistent()) {
            throw cells.unfit("has " + cells.values().size() + " columns");
        }
        SanctumUser same = SanctumUser.of(cells);
        if (user != null && !user.equals(same)) {
            throw cells.unfit("says something else of the user than line " + lines.get(0));
        }
        user = same;
        if (!cells.isEmpty("token_id")) {
            tokens.add(SanctumToken.of(cells));
        }
    }

    /** The line that stands for the user. */
    long firstLine() {
        return lines.get(0);
    }
}
