package io.keyfolio.identity.account.email;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL statements on addresses whose stored key may be that of an earlier release; JDBC. */
final class MailboxStore {

    /** Only quotes and Punycode have two forms. */
    private static final String LIST = "select id, username, email, email_key from account"
            + " where email_key like '\"%' or email_key like '%xn--%' order by created_at, id";

    private static final String FIND = "select id, username, email, email_key from account where email_key = ?";

    private static final String REPLACE = "update account set email_key = ? where id = ? and email_key = ?"
            + " and not exists (select from account where email_key = ?)";

    private MailboxStore() {}

    /** Lists the accounts whose address could be written in another way; the oldest is the first. */
    static List<Address> list(Connection database) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(LIST)) {
            return read(query);
        }
    }

    /** The account with a key. */
    static Optional<Address> find(Connection database, String key) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(FIND)) {
            query.setString(1, key);
            return read(query).stream().findFirst();
        }
    }

    /** Replaces the key of an address, unless another account has the new one; returns whether it did. */
    static boolean replaceKey(Connection database, Address address, String key) throws SQLException {
        try (PreparedStatement update = database.prepareStatement(REPLACE)) {
            update.setString(1, key);
            update.setObject(2, address.account());
            update.setString(3, address.key());
            update.setString(4, key);
            return update.executeUpdate() == 1;
        }
    }

    private static List<Address> read(PreparedStatement query) throws SQLException {
        List<Address> addresses = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                addresses.add(new Address(
                        rows.getObject("id", UUID.class),
                        rows.getString("username"),
                        rows.getString("email"),
                        rows.getString("email_key")));
            }
        }
        return addresses;
    }

    /** The address of an account with its stored key. */
    record Address(UUID account, String username, String email, String key) {

        /** The account, for operators. */
        String describe() {
            return email + " of " + username + " (" + account + ")";
        }
    }
}
