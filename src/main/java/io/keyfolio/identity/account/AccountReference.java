package io.keyfolio.identity.account;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** An account that an operator names by e-mail address, username or id; names are normalized as at sign-up. */
public record AccountReference(UUID id, String username) {

    private static final String FIND =
            "select id, username from account where email_key = ? or username_key = ? or id = ? limit 2";
    private static final Pattern ID =
            Pattern.compile("(?i)user_[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int HEXADECIMAL = 16;

    /**
     * Finds the account and locks its row until the transaction ends.
     *
     * @throws IllegalArgumentException when the text names no account, or is the username of one and the id of another
     */
    public static AccountReference requireLocked(Connection database, String text) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(FIND + " for update")) {
            query.setString(1, Account.key(text));
            query.setString(2, Account.key(text));
            query.setObject(3, id(text).orElse(null), Types.OTHER);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalArgumentException("no account has the e-mail address, username or id " + text);
                }
                AccountReference account =
                        new AccountReference(rows.getObject("id", UUID.class), rows.getString("username"));
                if (rows.next()) {
                    throw new IllegalArgumentException(text
                            + " is the id of one account and the username of another; name it by its e-mail address");
                }
                return account;
            }
        }
    }

    /** Parses an id, plain or in the form of the account API. */
    private static Optional<UUID> id(String text) {
        if (!ID.matcher(text).matches()) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(text.replaceFirst("(?i)^user_", "").replace("-", ""), HEXADECIMAL);
        return Optional.of(new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue()));
    }
}
