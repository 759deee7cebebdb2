package io.keyfolio.identity.credential.lookup;

import io.keyfolio.identity.credential.VerifiedCredential;
import io.smallrye.mutiny.Uni;

/**
 * The result of a token's look-up: a credential, or none ({@code verified} is null). A lasting result is true until a change is
 * announced; that a token is unknown is not lasting if a later key could have it.
 */
public record LookupResult(VerifiedCredential verified, boolean isLasting) {

    /** The token is unknown, and may be created later. */
    public static final LookupResult NOT_FOUND = new LookupResult(null, false);

    /** The token is unknown, and cannot be created later. */
    public static final LookupResult NEVER = new LookupResult(null, true);

    /** Emits {@link #NOT_FOUND}, without a statement. */
    public static Uni<LookupResult> notFound() {
        return Uni.createFrom().item(NOT_FOUND);
    }
}
