package io.keyfolio.feature.signin.session;

import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.identity.password.StoredPassword;
import java.util.List;

/** A verified password: what was stored, the hash to store, and whether its owner should choose another password. */
public record VerifiedPassword(StoredPassword known, PasswordHash hash, boolean changeAdvised) {

    /** The targets of audit events that advise a change: none, or the account. */
    List<?> advice() {
        return changeAdvised ? List.of(known.account()) : List.of();
    }
}
