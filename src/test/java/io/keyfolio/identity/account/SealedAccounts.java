package io.keyfolio.identity.account;

import io.keyfolio.platform.crypto.Sealer;
import io.keyfolio.testing.FreshDatabases.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows of accounts whose account keys are sealed with any sealing key. */
final class SealedAccounts {

    private static final String ACCOUNT = """
            insert into account (id, username, username_key, email, email_key, name, password_hash, key_digest, key_sealed,
                                 key_sealed_by, created_at)
            values (?, ?, ?, ?, ?, 'name', 'hash', ?, '', '', now())
            """;

    private final Database database;

    SealedAccounts(Database database) {
        this.database = database;
    }

    List<UUID> stored(Sealer sealer, int count) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            List<UUID> accounts = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                accounts.add(insert(connection, sealer));
            }
            connection.commit();
            return accounts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stores an account with the account key "key of" and its id. */
    UUID stored(Sealer sealer) {
        return stored(sealer, 1).get(0);
    }

    private static UUID insert(Connection connection, Sealer sealer) throws SQLException {
        UUID account = UUID.randomUUID();
        try (PreparedStatement insert = connection.prepareStatement(ACCOUNT)) {
            insert.setObject(1, account);
            for (int place = 2; place <= 5; place++) {
                insert.setString(place, account.toString());
            }
            insert.setBytes(6, account.toString().getBytes(StandardCharsets.US_ASCII));
            insert.executeUpdate();
            store(connection, account, sealer.seal("key of " + account, account.toString()));
        }
        return account;
    }

    static void store(Connection connection, UUID account, Sealer.Sealed sealed) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update account set key_sealed = ?, key_sealed_by = ? where id = ?")) {
            update.setBytes(1, sealed.box());
            update.setString(2, sealed.keyId());
            update.setObject(3, account);
            update.executeUpdate();
        }
    }

    /** Of all accounts. */
    Map<UUID, Sealer.Sealed> sealed() throws SQLException {
        Map<UUID, Sealer.Sealed> sealed = new HashMap<>();
        try (Connection connection = database.connect();
                PreparedStatement query =
                        connection.prepareStatement("select id, key_sealed_by, key_sealed from account");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                sealed.put(rows.getObject(1, UUID.class), new Sealer.Sealed(rows.getString(2), rows.getBytes(3)));
            }
        }
        return sealed;
    }

    Sealer.Sealed sealed(UUID account) throws SQLException {
        return sealed().get(account);
    }
}
