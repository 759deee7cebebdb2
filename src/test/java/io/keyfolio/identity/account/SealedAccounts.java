package io.keyfolio.identity.account;

import io.keyfolio.platform.crypto.Sealer;
import io.keyfolio.testing.FreshDatabases.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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
        return Stream.generate(() -> stored(sealer)).limit(count).toList();
    }

    /** Stores an account with the account key "key of" and its id. */
    UUID stored(Sealer sealer) {
        UUID account = UUID.randomUUID();
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(ACCOUNT)) {
            insert.setObject(1, account);
            for (int place = 2; place <= 5; place++) {
                insert.setString(place, account.toString());
            }
            insert.setBytes(6, account.toString().getBytes(StandardCharsets.US_ASCII));
            insert.executeUpdate();
            store(connection, account, sealer.seal("key of " + account, account.toString()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
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

    Sealer.Sealed sealed(UUID account) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement query =
                        connection.prepareStatement("select key_sealed_by, key_sealed from account where id = ?")) {
            query.setObject(1, account);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Sealer.Sealed(row.getString(1), row.getBytes(2));
            }
        }
    }
}
