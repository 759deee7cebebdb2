package io.keyfolio.identity.account;

import io.keyfolio.platform.crypto.Sealer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The rotation of the sealing key: seals all account API keys with the first sealing key, while the service runs. It works in
 * transactions of a few rows and leaves a row alone whose key was regenerated since it was read. After an interruption, a new run
 * seals the rest.
 */
public final class SealingKeyRotation {

    private static final int BATCH = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String NEXT = "select id, key_sealed, key_sealed_by from account"
            + " where key_sealed_by <> ? and id > ? order by id limit " + BATCH;
    private static final String REPLACE =
            "update account set key_sealed = ?, key_sealed_by = ? where id = ? and key_sealed = ?";
    private static final String LEFT = "select count(*) from account where key_sealed_by <> ?";

    private final Connection database;
    private final Sealer sealer;
    private final Consumer<String> progress;
    private final Consumer<String> faults;

    /** {@code progress} receives a line for each batch, {@code faults} one for each key that cannot be opened. */
    public SealingKeyRotation(Connection database, Sealer sealer, Consumer<String> progress, Consumer<String> faults) {
        this.database = database;
        this.sealer = sealer;
        this.progress = progress;
        this.faults = faults;
    }

    /** Seals all keys that are under another sealing key. */
    public Outcome run() throws SQLException {
        database.setAutoCommit(false);
        long resealed = 0;
        List<Row> rows = next(BEFORE_ALL);
        while (!rows.isEmpty()) {
            resealed += reseal(rows);
            database.commit();
            progress.accept("resealed " + resealed);
            rows = next(rows.get(rows.size() - 1).account());
        }
        Outcome outcome = new Outcome(resealed, left());
        database.commit();
        return outcome;
    }

    private List<Row> next(UUID last) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(NEXT)) {
            query.setString(1, sealer.sealingKeyId());
            query.setObject(2, last);
            List<Row> rows = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(Row.of(found));
                }
            }
            return rows;
        }
    }

    private int reseal(List<Row> rows) throws SQLException {
        int resealed = 0;
        try (PreparedStatement update = database.prepareStatement(REPLACE)) {
            for (Row row : rows) {
                Optional<Sealer.Sealed> anew = anew(row);
                resealed += anew.isPresent() ? replace(update, row, anew.get()) : 0;
            }
        }
        return resealed;
    }

    private Optional<Sealer.Sealed> anew(Row row) {
        String context = row.account().toString();
        try {
            return Optional.of(sealer.seal(sealer.open(row.sealed(), context), context));
        } catch (IllegalStateException cannotBeOpened) {
            faults.accept("account " + row.account() + ": " + cannotBeOpened.getMessage());
            return Optional.empty();
        }
    }

    private static int replace(PreparedStatement update, Row row, Sealer.Sealed anew) throws SQLException {
        update.setBytes(1, anew.box());
        update.setString(2, anew.keyId());
        update.setObject(3, row.account());
        update.setBytes(4, row.sealed().box());
        return update.executeUpdate();
    }

    private long left() throws SQLException {
        try (PreparedStatement query = database.prepareStatement(LEFT)) {
            query.setString(1, sealer.sealingKeyId());
            try (ResultSet count = query.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    /** The outcome of a rotation: how many keys were resealed, and how many are still under another sealing key. */
    public record Outcome(long resealed, long left) {}

    /** An account and its sealed key at the time of the read. */
    private record Row(UUID account, Sealer.Sealed sealed) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject("id", UUID.class),
                    new Sealer.Sealed(row.getString("key_sealed_by"), row.getBytes("key_sealed")));
        }
    }
}
