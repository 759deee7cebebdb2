package io.keyfolio.identity.credential.lookup;

import io.keyfolio.identity.credential.VerifiedCredential;
import io.smallrye.mutiny.Uni;

/**
 * What a look-up of a token found: a credential, or none ({@code verified} is null). It is lasting when it stays so until a
 * change is told of; a token that could be created later is not.
 */
public record LookupResult(VerifiedCredential verified, boolean isLasting) {

    /** Nobody's, as far as can be seen. */
    public static final LookupResult NOT_FOUND = new LookupResult(null, false);

    /** Nobody's, whatever is created later. */
    public static final LookupResult NEVER = new LookupResult(null, true);

    /** Emits {@link #NOT_FOUND}, without the database. */
    public static Uni<LookupResult> notFound() {
        return Uni.createFrom().item(NOT_FOUND);
    }
}
