package io.keyfolio.identity.credential.lookup;

import io.keyfolio.identity.credential.VerifiedCredential;
import io.smallrye.mutiny.Uni;

/**
 * The result of a token's look-up: a credential, or none ({@code verified} is null). A lasting result is true until a change is
 * announced; that a token is unknown is not lasting if a later key could have it.
 *
 * @param timeline the timeline of the server that the credential was read from; 0 for a server that has not named it, and negative
 *     if no server was asked
 */
public record LookupResult(VerifiedCredential verified, boolean isLasting, int timeline) {

    private static final int UNNAMED = 0;
    private static final int NOT_READ = -1;

    /** The database does not have the token, and may have it later. */
    public static final LookupResult NOT_FOUND = new LookupResult(null, false, UNNAMED);

    /** The database does not have the token, and never will. */
    public static final LookupResult NEVER = new LookupResult(null, true, UNNAMED);

    private static final LookupResult MALFORMED = new LookupResult(null, false, NOT_READ);

    /** Emits the result for a token that is malformed or not genuine, which needs no statement. */
    public static Uni<LookupResult> malformed() {
        return Uni.createFrom().item(MALFORMED);
    }

    /** Whether a server was asked. */
    public boolean isRead() {
        return timeline != NOT_READ;
    }

    /** Whether the server has named its timeline, which it does with each credential. */
    public boolean namesTimeline() {
        return timeline > UNNAMED;
    }
}
