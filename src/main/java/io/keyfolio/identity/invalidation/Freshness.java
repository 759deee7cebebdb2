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
 * The freshness of values that were read from the database, such as cache entries. This replica numbers the changes as they
 * arrive and keeps the last number of each API key and account. A reader notes the current number before it reads. Its value is
 * stale once a later change of the same key or account arrives, even between the read and its caching.
 *
 * <p>API keys and accounts share {@value #PLACES} places by their hash. A collision causes a needless read, and never hides a
 * change.
 */
@Singleton
public class Freshness {

    private static final int PLACES = 1 << 14;

    /** This observer runs before all others, so that a read they make is newer than the change. */
    private static final int FIRST = 1;

    private final AtomicLong number = new AtomicLong();
    private final AtomicLongArray changed = new AtomicLongArray(PLACES);
    private final Counter invalidations;

    /** Values that were read before this number are stale. */
    private volatile long everything;

    Freshness(MeterRegistry metrics) {
        this.invalidations = Counter.builder("keyfolio.cache.invalidations")
                .description("Changes of credentials and accounts that invalidate cache entries")
                .register(metrics);
    }

    /** The place in which an account's changes are noted. */
    public static int place(UUID account) {
        return spread(account.hashCode());
    }

    /** The place in which an API key's changes are noted. */
    public static int place(long apiKey) {
        return spread(Long.hashCode(apiKey));
    }

    /** The number of the last change; a reader notes it before it reads. */
    public long now() {
        return number.get();
    }

    /** Whether both places are unchanged since a number. */
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

    /** Makes all values stale: changes may have been missed. */
    void feedChanged(@Observes @Priority(FIRST) FeedState state) {
        everything = number.incrementAndGet();
    }

    /** Keeps the greatest number when two threads note changes at the same time. */
    private void note(int place) {
        changed.accumulateAndGet(place, number.incrementAndGet(), Math::max);
        invalidations.increment();
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 16) & (PLACES - 1);
    }
}
