package io.keyfolio.identity.account;

import io.keyfolio.identity.account.AccountStore.SealedKey;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.crypto.Sealer;
import java.sql.Connection;
import java.sql.SQLException;
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
    private static final AccountId BEFORE_ALL = new AccountId(new UUID(0, 0));

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
        List<SealedKey> rows = next(BEFORE_ALL);
        while (!rows.isEmpty()) {
            resealed += reseal(rows);
            database.commit();
            progress.accept("resealed " + resealed);
            rows = next(rows.get(rows.size() - 1).account());
        }
        Outcome outcome = new Outcome(resealed, AccountStore.countSealedByOthers(database, sealer.sealingKeyId()));
        database.commit();
        return outcome;
    }

    private List<SealedKey> next(AccountId last) throws SQLException {
        return AccountStore.listSealedByOthers(database, sealer.sealingKeyId(), last, BATCH);
    }

    private int reseal(List<SealedKey> keys) throws SQLException {
        int resealed = 0;
        for (SealedKey key : keys) {
            Optional<Sealer.Sealed> anew = anew(key);
            if (anew.isPresent() && AccountStore.reseal(database, key, anew.get())) {
                resealed++;
            }
        }
        return resealed;
    }

    private Optional<Sealer.Sealed> anew(SealedKey key) {
        String context = key.account().value().toString();
        try {
            return Optional.of(sealer.seal(sealer.open(key.sealed(), context), context));
        } catch (IllegalStateException cannotBeOpened) {
            faults.accept("account " + key.account().value() + ": " + cannotBeOpened.getMessage());
            return Optional.empty();
        }
    }

    /** The outcome of a rotation: how many keys were resealed, and how many are still under another sealing key. */
    public record Outcome(long resealed, long left) {}
}
