package io.keyfolio.identity.credential.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.keyfolio.identity.invalidation.ChangeFeed;
import io.keyfolio.identity.invalidation.Freshness;
import io.keyfolio.identity.token.TokenDigest;
import io.keyfolio.platform.concurrency.Deadline;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/**
 * The cache of credentials by token. An entry is used while {@link Freshness} has no later change of its credential or account.
 * While {@link ChangeFeed#isVerified()} is false, every token is looked up (docs/adr/0007).
 */
@Singleton
public class CredentialCache {

    private final ProvenLookups lookups;
    private final ChangeFeed feed;
    private final Freshness freshness;
    private final CacheMetrics metrics;
    private final Deadline deadline;
    private final AsyncCache<TokenDigest, CacheEntry> memories;

    CredentialCache(
            ProvenLookups lookups,
            ChangeFeed feed,
            Freshness freshness,
            CacheConfig config,
            CacheMetrics metrics,
            Deadline deadline) {
        this.lookups = lookups;
        this.feed = feed;
        this.freshness = freshness;
        this.metrics = metrics;
        this.deadline = deadline;
        this.memories = Caffeine.newBuilder()
                .maximumSize(config.size())
                .expireAfterWrite(config.lifetime())
                .executor(Runnable::run)
                .buildAsync();
        metrics.watch(memories.asMap());
    }

    /** The usable entry of a token; null when the cache has none and {@link #lookUp} is needed. */
    public CacheEntry recall(TokenDigest digest) {
        CompletableFuture<CacheEntry> held = memories.getIfPresent(digest);
        if (held == null || !isUsable(held)) {
            return null;
        }
        metrics.hit();
        return held.join();
    }

    /** Looks the token up; concurrent requests with the same token share one look-up (single-flight). */
    public Uni<CacheEntry> lookUp(TokenDigest digest, String token) {
        metrics.missed();
        return Uni.createFrom().deferred(() -> feed.isVerified() ? shared(digest, token) : lookups.lookUp(token));
    }

    private Uni<CacheEntry> shared(TokenDigest digest, String token) {
        CompletableFuture<CacheEntry> mine = new CompletableFuture<>();
        CompletableFuture<CacheEntry> shared = memories.asMap()
                .compute(digest, (key, held) -> held != null && (!held.isDone() || isUsable(held)) ? held : mine);
        return shared == mine ? readFor(mine, digest, token) : joined(shared, token);
    }

    /** Looks the token up for all waiters, within the deadline: a look-up that never ends would block the token. */
    private Uni<CacheEntry> readFor(CompletableFuture<CacheEntry> all, TokenDigest digest, String token) {
        return deadline.limit(lookups.lookUp(token))
                .invoke(cacheEntry -> {
                    if (!cacheEntry.isLasting()) {
                        memories.asMap().remove(digest, all);
                    }
                    all.complete(cacheEntry);
                })
                .onFailure()
                .invoke(all::completeExceptionally);
    }

    /** Waits for the look-up of another request. A waiter whose result is already stale looks the token up itself. */
    private Uni<CacheEntry> joined(CompletableFuture<CacheEntry> shared, String token) {
        Context here = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(shared)
                .emitOn(emission -> here.runOnContext(now -> emission.run()))
                .chain(cacheEntry -> holds(cacheEntry) ? Uni.createFrom().item(cacheEntry) : lookups.lookUp(token));
    }

    private boolean isUsable(CompletableFuture<CacheEntry> held) {
        if (!held.isDone() || held.isCompletedExceptionally()) {
            return false;
        }
        CacheEntry cacheEntry = held.join();
        return holds(cacheEntry) && cacheEntry.isInTime(System.nanoTime());
    }

    private boolean holds(CacheEntry cacheEntry) {
        return feed.isVerified() && cacheEntry.holds(freshness);
    }
}
