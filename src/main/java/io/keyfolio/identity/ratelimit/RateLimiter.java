package io.keyfolio.identity.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketListener;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.MathType;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LockFreeBucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;

/** A rate limit: a token bucket for each key, such as an account or an address. A key that is not stored has a full bucket. */
@RegisterForReflection(classNames = {RateLimiter.CACHE, RateLimiter.ENTRY})
public final class RateLimiter {

    /** The class that Caffeine loads by name for entries that expire after their last use; native executables would lack it. */
    static final String CACHE = "com.github.benmanes.caffeine.cache.SSMSA";

    static final String ENTRY = "com.github.benmanes.caffeine.cache.PSAMS";

    /**
     * How many keys a limit stores. Beyond it, Caffeine evicts the least used keys, which start again with a full bucket. An
     * attacker with more addresses gains nothing for an address that sends many requests, because its bucket stays.
     */
    static final int MOST = 5_000;

    /** For how many times its refill time an unused bucket is kept, because a bucket may owe tokens. */
    private static final int MEMORY = 10;

    private final String name;
    private final RateConfig config;
    private final boolean enabled;
    private final BucketConfiguration full;
    private final Counter refusals;
    private final Cache<Object, Bucket> buckets;
    private final Cache<Object, Boolean> told;

    RateLimiter(String name, RateConfig config, boolean enabled, MeterRegistry metrics) {
        this.name = name;
        this.config = possible(name, config);
        this.enabled = enabled && config.enabled();
        this.full = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(config.burst()).refillGreedy(config.requests(), config.per()))
                .build();
        this.refusals = Counter.builder("keyfolio.rate.limited")
                .description("Requests refused by a rate limit")
                .tag("limit", name)
                .register(metrics);
        this.buckets = bounded()
                .initialCapacity(MOST) // without it, Caffeine counts no requests before the cache is half full
                .expireAfterAccess(window().multipliedBy(MEMORY))
                .build();
        this.told = bounded().expireAfterWrite(window()).build();
        Gauge.builder("keyfolio.rate.keys", this, RateLimiter::keys)
                .description("Keys with a bucket, and keys whose refusal was recorded")
                .tag("limit", name)
                .register(metrics);
    }

    private static Caffeine<Object, Object> bounded() {
        return Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run);
    }

    String name() {
        return name;
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** Takes a token if there is one. */
    RateLimitStatus take(Object whom) {
        ConsumptionProbe probe = bucket(whom).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            refusals.increment();
        }
        return standing(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(
                        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill()));
    }

    /** Returns the status that {@link #take} would return, without taking a token or storing a bucket. */
    public RateLimitStatus peek(Object whom) {
        Bucket known = buckets.getIfPresent(whom);
        EstimationProbe estimation = (known == null ? bucket() : known).estimateAbilityToConsume(1);
        if (!estimation.canBeConsumed()) {
            refusals.increment();
        }
        return standing(
                estimation.canBeConsumed(),
                estimation.getRemainingTokens(),
                Duration.ofNanos(estimation.getNanosToWaitForRefill()));
    }

    /** Takes a token, on credit if the bucket is empty. */
    public void charge(Object whom) {
        bucket(whom).consumeIgnoringRateLimits(1);
    }

    /** How many tokens are taken, including those on credit; stores no bucket. */
    public long taken(Object whom) {
        Bucket known = buckets.getIfPresent(whom);
        return known == null ? 0 : config.burst() - known.getAvailableTokens();
    }

    /** How many tokens a full bucket holds. */
    public int burst() {
        return config.burst();
    }

    /** Fills the bucket. */
    public void forgive(Object whom) {
        buckets.invalidate(whom);
    }

    /** Whether to record that the key has reached the limit: once in the time that an empty bucket takes to fill. */
    public boolean isNewsOf(Object whom) {
        return told.asMap().putIfAbsent(whom, Boolean.TRUE) == null;
    }

    private RateLimitStatus standing(boolean admitted, long remaining, Duration wait) {
        return new RateLimitStatus(name, admitted, config.burst(), window(), Math.max(0, remaining), wait);
    }

    private Bucket bucket(Object whom) {
        return buckets.get(whom, key -> bucket());
    }

    /** Calls the constructor, because Bucket4j's builder makes a configuration for each bucket, which takes a hundred bytes. */
    private Bucket bucket() {
        return new LockFreeBucket(full, MathType.INTEGER_64_BITS, TimeMeter.SYSTEM_NANOTIME, BucketListener.NOPE);
    }

    private double keys() {
        return buckets.estimatedSize() + told.estimatedSize();
    }

    private static RateConfig possible(String name, RateConfig config) {
        if (config.requests() < 1
                || config.burst() < 1
                || config.per().isZero()
                || config.per().isNegative()) {
            throw new ConfigurationException("keyfolio.rate-limit." + name
                    + ": requests, burst and per must be above 0; to switch the limit off, set enabled to false");
        }
        return config;
    }

    /** How long an empty bucket takes to fill. */
    private Duration window() {
        return config.per().multipliedBy(config.burst()).dividedBy(config.requests());
    }
}
