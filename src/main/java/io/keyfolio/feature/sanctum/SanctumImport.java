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
 * Takes over users with their tokens, each user in a transaction of their own: all of it or nothing. Who was taken over once
 * is left alone for good, so that neither a key that was revoked since nor an account that was deleted comes back.
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

    /** Before anything is taken over, so that a key made meanwhile gets no id that is still to come. */
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

    /** How many were taken over now and before, and what was not. */
    public record Outcome(int accounts, int tokens, int before, List<SkippedRow> skipped) {}

    /** Counts what becomes of each. */
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
