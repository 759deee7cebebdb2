package io.keyfolio.identity.invalidation;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The freshness of values that were read from the database, such as cache entries. This replica numbers the changes as they
 * arrive and keeps the last number of each API key and account. A reader notes the current number before it reads. Its value is
 * stale once a later change of the same key or account arrives, even between the read and its caching.
 *
 * <p>API keys and accounts share places by their hash: as many as the cache has entries, or more. A collision causes a needless read,
 * and never hides a change.
 */
@Singleton
public class Freshness {

    private static final long LEAST_PLACES = 1 << 14;
    private static final long MOST_PLACES = 1 << 26;

    /** This observer runs before all others, so that a read they make is newer than the change. */
    private static final int FIRST = 1;

    private final AtomicLong number = new AtomicLong();
    private final AtomicLongArray changed;
    private final int mask;
    private final Counter invalidations;

    /** Values that were read before this number are stale. */
    private volatile long everything;

    Freshness(MeterRegistry metrics, @ConfigProperty(name = "keyfolio.cache.size") long cacheSize) {
        long wanted = Math.min(Math.max(cacheSize, LEAST_PLACES), MOST_PLACES);
        this.changed = new AtomicLongArray(Integer.highestOneBit((int) (2 * wanted - 1)));
        this.mask = changed.length() - 1;
        this.invalidations = Counter.builder("keyfolio.cache.invalidations")
                .description("Changes of credentials and accounts that invalidate cache entries")
                .register(metrics);
    }

    /** The hash of an account, which determines the place of its changes. */
    public static int hash(AccountId account) {
        return spread(account.hashCode());
    }

    /** The hash of an API key, which determines the place of its changes. */
    public static int hash(ApiKeyId apiKey) {
        return spread(apiKey.hashCode());
    }

    /** The number of the last change; a reader notes it before it reads. */
    public long now() {
        return number.get();
    }

    /** Whether the places of both hashes are unchanged since a number. */
    public boolean holds(long since, int one, int other) {
        return everything <= since && changed.get(one & mask) <= since && changed.get(other & mask) <= since;
    }

    void changed(@Observes @Priority(FIRST) Change change) {
        if (change instanceof Change.ApiKeyChanged key) {
            note(hash(key.id()));
        } else if (change instanceof Change.AccountKeyEnded key) {
            note(hash(key.account()));
        } else if (change instanceof Change.AccountChanged account) {
            note(hash(account.account()));
        }
    }

    /** Makes all values stale: changes may have been missed. */
    void feedChanged(@Observes @Priority(FIRST) FeedState state) {
        everything = number.incrementAndGet();
    }

    /** Keeps the greatest number when two threads note changes at the same time. */
    private void note(int hash) {
        changed.accumulateAndGet(hash & mask, number.incrementAndGet(), Math::max);
        invalidations.increment();
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 16;
    }
}
