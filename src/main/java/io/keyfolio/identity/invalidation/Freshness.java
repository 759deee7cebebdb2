package io.keyfolio.identity.invalidation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells whether what was read from the database may still be used. Changes are numbered as this replica learns of them, and
 * for each subject the last number is kept; whoever reads notes the number before. What was read is out of date when its
 * subject has changed since: at once, for everybody, and also when the change came between the reading and the keeping.
 *
 * <p>Subjects share {@value #PLACES} places by their hash: now and then something is read again without need, never the
 * other way round.
 */
@Singleton
public class Freshness {

    private static final int PLACES = 1 << 14;

    /** Whoever acts on a change finds that it is known. */
    private static final int FIRST = 1;

    private final AtomicLong number = new AtomicLong();
    private final AtomicLongArray changed = new AtomicLongArray(PLACES);
    private final Counter invalidations;

    /** Whatever was read before this number is out of date. */
    private volatile long everything;

    Freshness(MeterRegistry metrics) {
        this.invalidations = Counter.builder("keyfolio.cache.invalidations")
                .description("Changes that made what this replica holds of a credential or an account out of date")
                .register(metrics);
    }

    /** Where an account's changes are noted. */
    public static int place(UUID account) {
        return spread(account.hashCode());
    }

    /** Where an API key's changes are noted. */
    public static int place(long apiKey) {
        return spread(Long.hashCode(apiKey));
    }

    /** The number of the last change; to be asked before reading. */
    public long now() {
        return number.get();
    }

    /** Whether nothing has changed in those two places since that number. */
    public boolean holds(long since, int one, int other) {
        return everything <= since && changed.get(one) <= since && changed.get(other) <= since;
    }

    void changed(@Observes @Priority(FIRST) Change change) {
        if (change instanceof Change.ApiKeyChanged key) {
            note(place(key.id()));
        } else if (change instanceof Change.AccountKeyEnded key) {
            note(place(key.account()));
        } else if (change instanceof Change.AccountChanged account) {
            note(place(account.account()));
        }
    }

    /** What happened while nothing was heard is not known. */
    void feedChanged(@Observes @Priority(FIRST) FeedState state) {
        everything = number.incrementAndGet();
    }

    /** The greatest number stays, whichever of two at once comes last. */
    private void note(int place) {
        changed.accumulateAndGet(place, number.incrementAndGet(), Math::max);
        invalidations.increment();
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 16) & (PLACES - 1);
    }
}
