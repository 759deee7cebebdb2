package io.keyfolio.feature.sanctum;

import io.keyfolio.platform.crypto.Sealer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The import of users and tokens from Laravel Sanctum, with a transaction for each user. A user is imported once and never again:
 * revoked keys and deleted accounts must not come back.
 */
public final class SanctumImport {

    private static final String KEEP_OTHERS_OUT = "lock table api_key in share row exclusive mode";
    private static final String MOVE_IDS = "select setval('api_key_id_seq', ?)"
            + " from api_key_id_seq where last_value < ? or (last_value = ? and not is_called)";

    private final Connection database;
    private final AccountWriter accountWriter;

    public SanctumImport(Connection database, Sealer sealer, Clock clock) {
        this.database = database;
        this.accountWriter = new AccountWriter(database, sealer, clock);
    }

    /** Imports the users of an export and counts the outcomes. */
    public Outcome takeOver(SanctumExport export) throws SQLException {
        database.setAutoCommit(false);
        moveIdsPast(export.accounts());
        Tally tally = new Tally(new ArrayList<>(export.skipped()));
        for (SanctumAccount account : export.accounts()) {
            takeOver(account, tally);
        }
        return new Outcome(tally.accounts, tally.tokens, tally.before, List.copyOf(tally.skipped));
    }

    private void takeOver(SanctumAccount account, Tally tally) throws SQLException {
        Optional<InvalidRow> fault = account.fault();
        if (fault.isPresent()) {
            tally.skip(account, fault.get());
            return;
        }
        try {
            tally.count(account, accountWriter.store(account));
            database.commit();
        } catch (InvalidRow conflict) {
            database.rollback();
            tally.skip(account, conflict);
        }
    }

    /** Moves the sequence of ids past those of the export, so that a key created meanwhile does not get one of them. */
    private void moveIdsPast(List<SanctumAccount> accounts) throws SQLException {
        long highest = accounts.stream()
                .flatMap(account -> account.tokens().stream())
                .mapToLong(SanctumToken::id)
                .max()
                .orElse(0);
        try (Statement lock = database.createStatement();
                PreparedStatement move = database.prepareStatement(MOVE_IDS)) {
            lock.execute(KEEP_OTHERS_OUT);
            for (int parameter = 1; parameter <= 3; parameter++) {
                move.setLong(parameter, highest);
            }
            move.execute();
        }
        database.commit();
    }

    /** The outcome: the imported accounts and tokens, the accounts imported before, and the skipped rows. */
    public record Outcome(int accounts, int tokens, int before, List<SkippedRow> skipped) {}

    /** Counts the outcomes of users. */
    private static final class Tally {

        private final List<SkippedRow> skipped;
        private int accounts;
        private int tokens;
        private int before;

        private Tally(List<SkippedRow> skipped) {
            this.skipped = skipped;
        }

        void skip(SanctumAccount account, InvalidRow cause) {
            account.skips(cause).forEach(skipped::add);
        }

        void count(SanctumAccount account, boolean stored) {
            accounts += stored ? 1 : 0;
            tokens += stored ? account.tokens().size() : 0;
            before += stored ? 0 : 1;
        }
    }
}
