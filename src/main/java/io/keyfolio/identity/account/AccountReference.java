package io.keyfolio.identity.account;

import io.keyfolio.identity.id.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** An account that an operator names by e-mail address, username or id; names are normalized as at sign-up. */
public record AccountReference(AccountId id, String username) {

    /**
     * Finds the account and locks its row until the transaction ends.
     *
     * @throws IllegalArgumentException when the text names no account, or is the username of one and the id of another
     */
    public static AccountReference requireLocked(Connection database, String text) throws SQLException {
        List<AccountReference> accounts = AccountStore.findNamedLocked(database, text, AccountId.parse(text));
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("no account has the e-mail address, username or id " + text);
        }
        if (accounts.size() > 1) {
            throw new IllegalArgumentException(
                    text + " is the id of one account and the username of another; name it by its e-mail address");
        }
        return accounts.get(0);
    }
}
