package io.keyfolio.signin;

import io.keyfolio.account.PasswordHash;
import io.keyfolio.account.StoredPassword;
import java.util.List;

/** A password that was found right: what is known of it, the hash to keep, and whether its owner should choose another one. */
record VerifiedPassword(StoredPassword known, PasswordHash hash, boolean changeAdvised) {

    /** The targets of audit events that advise a change: none, or the account. */
    List<?> advice() {
        return changeAdvised ? List.of(known.account()) : List.of();
    }
}
