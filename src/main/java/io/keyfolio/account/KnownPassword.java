package io.keyfolio.account;

import java.util.Optional;
import java.util.UUID;

/** What a login is checked against: the id and the password's hash of an account, or neither. */
public record KnownPassword(UUID account, Optional<String> hash) {

    static KnownPassword of(Object[] row) {
        return row == null
                ? new KnownPassword(null, Optional.empty())
                : new KnownPassword((UUID) row[0], Optional.of((String) row[1]));
    }

    @Override
    public String toString() {
        return "KnownPassword[" + account + ", hidden]";
    }
}
