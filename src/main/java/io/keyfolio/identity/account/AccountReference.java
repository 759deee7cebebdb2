package io.keyfolio.identity.account;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** An account that an operator names by e-mail address, username or id; names are normalized as at sign-up. */
public record AccountReference(UUID id, String username) {

    private static final Pattern ID =
            Pattern.compile("(?i)user_[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int HEXADECIMAL = 16;

    /**
     * Finds the account and locks its row until the transaction ends.
     *
     * @throws IllegalArgumentException when the text names no account, or is the username of one and the id of another
     */
    public static AccountReference requireLocked(Connection database, String text) throws SQLException {
        List<AccountReference> accounts =
                AccountStore.findNamedLocked(database, Account.key(text), id(text).orElse(null));
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("no account has the e-mail address, username or id " + text);
        }
        if (accounts.size() > 1) {
            throw new IllegalArgumentException(
                    text + " is the id of one account and the username of another; name it by its e-mail address");
        }
        return accounts.get(0);
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
