package io.keyfolio.platform.database.primary;

import java.time.Clock;
import java.time.Duration;

/**
 * Evidence that a server was the primary at a time: it answered a question that a server which had been replaced before could not
 * answer (docs/adr/0024).
 *
 * @param timeline the timeline of the server
 * @param term the term of {@link PrimaryMonitor} that the proof belongs to
 * @param askedAt the time of the question in {@link System#nanoTime()}
 * @param askedAtMillis the same by the wall clock, which goes on while a virtual machine is suspended
 */
public record PrimaryProof(int timeline, long term, long askedAt, long askedAtMillis) {

    /** How long a proof is valid. Revocation takes at most a second; the rest of that second is for the response. */
    public static final Duration VALIDITY = Duration.ofMillis(900);

    private static final long VALIDITY_NANOS = VALIDITY.toNanos();
    private static final long VALIDITY_MILLIS = VALIDITY.toMillis();

    /** What stands for a proof before the first one; it is never valid. */
    public static PrimaryProof none() {
        return new PrimaryProof(0, PrimaryElection.NO_TERM, System.nanoTime(), 0);
    }

    /** Whether the question was asked less than {@link #VALIDITY} ago, by both clocks. A step of the wall clock voids it. */
    public boolean isValid(Clock clock) {
        return System.nanoTime() - askedAt < VALIDITY_NANOS && clock.millis() - askedAtMillis < VALIDITY_MILLIS;
    }
}
