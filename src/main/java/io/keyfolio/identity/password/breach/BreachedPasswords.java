package io.keyfolio.identity.password.breach;

import io.smallrye.mutiny.Uni;

/** A source of the SHA-1 hashes of breached passwords. */
interface BreachedPasswords {

    /** Emits whether the source has a hash of 40 hexadecimal digits in capitals; fails when the source cannot be read. */
    Uni<Boolean> contains(String hash);
}
