package io.keyfolio.identity.password;

import java.util.Optional;
import java.util.UUID;

/** What a login is checked against: the id and the password's hash of an account, or neither. */
public record StoredPassword(UUID account, Optional<PasswordHash> hash) {

    public static StoredPassword of(Object[] row) {
        return row == null
                ? new StoredPassword(null, Optional.empty())
                : new StoredPassword(
                        (UUID) row[0], Optional.of(new PasswordHash((String) row[1], (PasswordForm) row[2])));
    }

    @Override
    public String toString() {
        return "StoredPassword[" + account + ", hidden]";
    }
}
