package io.keyfolio.identity.account;

import io.keyfolio.identity.account.email.Mailbox;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.crypto.Sealer.Sealed;
import io.keyfolio.platform.database.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL statements on accounts. {@link Account} has the queries of the entity. */
public final class AccountStore {

    /** Stores an imported account, unless one of its names is taken; JDBC. */
    public static final String IMPORT =
            "insert into account (id, username, username_key, email, email_key, name, password_hash,"
                    + " password_form, password_forms_named, key_digest, key_sealed, key_sealed_by, api_keys, created_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?) on conflict do nothing";

    private static final String FIND_BY_KEY = "select " + AccountSnapshotColumns.NAMES
            + ", null::timestamptz as issued_at, null::timestamptz as expires_at from account where key_digest = $1";

    private static final String FIND_NAMED = "select id, username from account where email_key ="
            + " coalesce((select email_key from account where email_key = ?), ?)"
            + " or username_key = ? or id = ? limit 2 for update";

    private static final String LIST_SEALED = "select id, key_sealed, key_sealed_by from account"
            + " where key_sealed_by <> ? and id > ? order by id limit ?";
    private static final String RESEAL =
            "update account set key_sealed = ?, key_sealed_by = ? where id = ? and key_sealed = ?";
    private static final String COUNT_SEALED = "select count(*) from account where key_sealed_by <> ?";

    private static final String RECIPIENT =
            "select id, email, email_key, language, email_verified_at from account where ";
    private static final String FIND_RECIPIENT = RECIPIENT + "id = $1 for no key update";
    private static final String FIND_RECIPIENT_BY_EMAIL = RECIPIENT
            + "email_key = coalesce((select email_key from account where email_key = $2), $1) for no key update";

    private AccountStore() {}

    /** Emits the address and the language of an account, and locks its row; null when there is none. */
    public static Uni<Row> findRecipient(SqlClient database, AccountId id) {
        return database.preparedQuery(FIND_RECIPIENT)
                .execute(Tuple.of(id.value()))
                .map(Rows::first);
    }

    /** As {@link #findRecipient(SqlClient, AccountId)}, by the e-mail address. */
    public static Uni<Row> findRecipient(SqlClient database, String email) {
        return database.preparedQuery(FIND_RECIPIENT_BY_EMAIL)
                .execute(Tuple.of(Mailbox.key(email), Mailbox.plainKey(email)))
                .map(Rows::first);
    }

    /** Emits the account with the digest of an account API key; null when there is none. */
    public static Uni<Row> findByKey(SqlClient database, byte[] digest) {
        return database.preparedQuery(FIND_BY_KEY)
                .execute(Tuple.of(Buffer.buffer(digest)))
                .map(Rows::first);
    }

    /** Lists the accounts, at most two, with an address, a username or an id, and locks their rows until the transaction ends. */
    static List<AccountReference> findNamedLocked(Connection transaction, String text, Optional<AccountId> id)
            throws SQLException {
        try (PreparedStatement query = transaction.prepareStatement(FIND_NAMED)) {
            query.setString(1, Mailbox.plainKey(text));
            query.setString(2, Mailbox.key(text));
            query.setString(3, Account.key(text));
            query.setObject(4, id.map(AccountId::value).orElse(null), Types.OTHER);
            List<AccountReference> accounts = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    accounts.add(new AccountReference(id(rows), rows.getString("username")));
                }
            }
            return accounts;
        }
    }

    /** Lists up to {@code limit} account API keys that another sealing key seals, of the accounts after an id. */
    static List<SealedKey> listSealedByOthers(Connection transaction, String sealingKeyId, AccountId after, int limit)
            throws SQLException {
        try (PreparedStatement query = transaction.prepareStatement(LIST_SEALED)) {
            query.setString(1, sealingKeyId);
            query.setObject(2, after.value());
            query.setInt(3, limit);
            List<SealedKey> keys = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Sealed sealed = new Sealed(rows.getString("key_sealed_by"), rows.getBytes("key_sealed"));
                    keys.add(new SealedKey(id(rows), sealed));
                }
            }
            return keys;
        }
    }

    /** Replaces a sealed key, unless it was replaced since it was read; returns whether it did. */
    static boolean reseal(Connection transaction, SealedKey key, Sealed replacement) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(RESEAL)) {
            update.setBytes(1, replacement.box());
            update.setString(2, replacement.keyId());
            update.setObject(3, key.account().value());
            update.setBytes(4, key.sealed().box());
            return update.executeUpdate() == 1;
        }
    }

    /** Counts the account API keys that another sealing key seals. */
    static long countSealedByOthers(Connection transaction, String sealingKeyId) throws SQLException {
        try (PreparedStatement query = transaction.prepareStatement(COUNT_SEALED)) {
            query.setString(1, sealingKeyId);
            try (ResultSet count = query.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    private static AccountId id(ResultSet row) throws SQLException {
        return new AccountId(row.getObject("id", UUID.class));
    }

    /** An account's API key as it is stored. */
    record SealedKey(AccountId account, Sealed sealed) {}
}
