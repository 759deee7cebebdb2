package io.keyfolio.identity.invalidation;

import io.keyfolio.testing.Person;
import java.util.Set;

/** Watches for how long a revoked key is accepted. */
final class Revocations {

    private static final int ACCEPTED = 200;
    private static final Set<Integer> EXPECTED = Set.of(ACCEPTED, 401, 503);

    private Revocations() {}

    /** The time from the revocation to the last request whose response accepts the key, in nanoseconds; 0 if there is none. */
    static long lastAcceptance(Person.Key key, long revokedAt, long watched) {
        long last = 0;
        while (System.nanoTime() - revokedAt < watched) {
            long asked = System.nanoTime();
            int status = key.request().get("/v1/auth/verify").statusCode();
            if (!EXPECTED.contains(status)) {
                throw new AssertionError("answered with " + status);
            }
            last = status == ACCEPTED ? asked - revokedAt : last;
        }
        return last;
    }
}
