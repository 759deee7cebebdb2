package io.keyfolio.identity.password;

import io.keyfolio.identity.id.AccountId;
import java.util.Optional;
import java.util.UUID;

/** The stored password that a login is checked against: the id and the hash of an account, or neither. */
public record StoredPassword(AccountId account, Optional<PasswordHash> hash) {

    /** Reads a row of id, hash and form; null when no account was found. */
    public static StoredPassword of(Object[] row) {
        return row == null
                ? new StoredPassword(null, Optional.empty())
                : new StoredPassword(
                        new AccountId((UUID) row[0]),
                        Optional.of(new PasswordHash((String) row[1], (PasswordForm) row[2])));
    }

    @Override
    public String toString() {
        return "StoredPassword[" + account + ", hidden]";
    }
}
