package io.keyfolio.bench.failover;

import io.keyfolio.bench.revocation.Phase;
import io.keyfolio.bench.revocation.Tally;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts agents whose connection ended too late, or without a reason. */
final class AgentTally {

    private static final int TOLD = 10;

    private final Queue<Long> cuts = new ConcurrentLinkedQueue<>();
    private final LongAdder late = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final Tally tally;
    private final Phase phase;
    private final Sight sight;

    AgentTally(Tally tally, Phase phase, Sight sight) {
        this.tally = tally;
        this.phase = phase;
        this.sight = sight;
    }

    /** Since when a replica can know which keys have ended. */
    Sight sight() {
        return sight;
    }

    boolean isOver() {
        return !phase.goesOn();
    }

    /** A connection ended although its key is good. */
    void lost(int code, String reason) {
        if (!isOver()) {
            lost.increment();
            tell("WRONG: an agent with a good key lost its connection: %d %s".formatted(code, reason));
        }
    }

    /** The connections of an account ended that long after the acknowledgement that its key had ended. */
    void cut(long nanos) {
        cuts.add(nanos);
        if (TimeUnit.NANOSECONDS.toMillis(nanos) > Tally.BOUND_MILLIS) {
            late.increment();
            tell("WRONG: agents were connected for %d ms after the acknowledged end of their key"
                    .formatted(TimeUnit.NANOSECONDS.toMillis(nanos)));
        }
    }

    private void tell(String text) {
        if (late.sum() + lost.sum() <= TOLD) {
            tally.say(text);
        }
    }

    long late() {
        return late.sum();
    }

    long lost() {
        return lost.sum();
    }

    /** Returns the times of {@link #cut} since the last call. */
    Samples takeCuts() {
        return Samples.take(cuts);
    }
}
