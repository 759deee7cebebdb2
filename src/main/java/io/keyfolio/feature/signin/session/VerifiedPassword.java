package io.keyfolio.feature.signin.session;

import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.identity.password.StoredPassword;
import java.util.List;

/** A password that was found right: what is known of it, the hash to keep, and whether its owner should choose another one. */
public record VerifiedPassword(StoredPassword known, PasswordHash hash, boolean changeAdvised) {

    /** The targets of audit events that advise a change: none, or the account. */
    List<?> advice() {
        return changeAdvised ? List.of(known.account()) : List.of();
    }
}
