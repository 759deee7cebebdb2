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

/** One limit: a bucket of tokens for each one whom it concerns. Whoever has not been seen for long has a full bucket. */
@RegisterForReflection(classNames = {RateLimiter.CACHE, RateLimiter.ENTRY})
public final class RateLimiter {

    /** What Caffeine chooses by name for what expires after its last use; the native executable would not have it. */
    static final String CACHE = "com.github.benmanes.caffeine.cache.SSMSA";

    static final String ENTRY = "com.github.benmanes.caffeine.cache.PSAMS";

    /**
     * A limit tells no more keys apart than that. With more, the ones that ask least start afresh: an attacker with more
     * addresses than that gains a full bucket for addresses that hardly asked, and none for one that asks often, which stays.
     */
    static final int MOST = 5_000;

    /** A bucket may owe tokens; whoever comes back sooner than this many times what it takes to fill finds it so. */
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
                .description("Requests refused because somebody asked too often")
                .tag("limit", name)
                .register(metrics);
        this.buckets = bounded()
                .initialCapacity(MOST) // without it, Caffeine counts nobody's requests before the cache is half full
                .expireAfterAccess(window().multipliedBy(MEMORY))
                .build();
        this.told = bounded().expireAfterWrite(window()).build();
        Gauge.builder("keyfolio.rate.keys", this, RateLimiter::keys)
                .description("Keys that a limit tells apart, and keys whose refusal was recorded")
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

    /** Takes a token. */
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

    /** As {@link #take}, without taking; who only looks leaves no bucket behind. */
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

    /** Takes a token, be it one that has yet to come. */
    public void charge(Object whom) {
        bucket(whom).consumeIgnoringRateLimits(1);
    }

    /** How many tokens are taken, those that have yet to come included; who only looks leaves no bucket behind. */
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

    /** Whether it is to be told that they reached it: once in the time that an empty bucket takes to fill. */
    public boolean isNewsOf(Object whom) {
        return told.asMap().putIfAbsent(whom, Boolean.TRUE) == null;
    }

    private RateLimitStatus standing(boolean admitted, long remaining, Duration wait) {
        return new RateLimitStatus(name, admitted, config.burst(), window(), Math.max(0, remaining), wait);
    }

    private Bucket bucket(Object whom) {
        return buckets.get(whom, key -> bucket());
    }

    /** What a builder makes has a configuration of its own, which takes a hundred bytes. */
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
