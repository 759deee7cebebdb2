package io.keyfolio.bench.failover;

import io.keyfolio.bench.revocation.Tally;

/** The counters of a trial at one time, or their growth. */
record Figures(
        long acceptedTooLate,
        long refusedWrongly,
        long otherErrors,
        long unavailable,
        long unanswered,
        long errorsOutside,
        long agentsLate,
        long agentsLost) {

    static Figures now(Tally tally, AgentTally agents) {
        return new Figures(
                tally.acceptedTooLate.sum(),
                tally.refusedWrongly.sum(),
                tally.otherErrors.sum(),
                tally.unavailable.sum(),
                tally.unanswered.sum(),
                tally.errorsOutside.sum(),
                agents.late(),
                agents.lost());
    }

    Figures since(Figures earlier) {
        return new Figures(
                acceptedTooLate - earlier.acceptedTooLate,
                refusedWrongly - earlier.refusedWrongly,
                otherErrors - earlier.otherErrors,
                unavailable - earlier.unavailable,
                unanswered - earlier.unanswered,
                errorsOutside - earlier.errorsOutside,
                agentsLate - earlier.agentsLate,
                agentsLost - earlier.agentsLost);
    }

    /** The number of counted events that must not occur. */
    long violations() {
        return acceptedTooLate + refusedWrongly + otherErrors + errorsOutside + agentsLate + agentsLost;
    }
}
