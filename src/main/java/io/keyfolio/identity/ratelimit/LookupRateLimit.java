package io.keyfolio.identity.ratelimit;

import io.keyfolio.identity.audit.RateLimitEvents;
import io.keyfolio.platform.http.address.ClientAddresses;
import io.keyfolio.platform.http.address.ClientPrefix;
import io.keyfolio.platform.problem.RateLimited;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Bounds how many look-ups of unknown credentials an address causes: each costs a statement or a check of a signature. A
 * proxy that is trusted and does not say for whom it asks is not bounded, for it asks for everybody.
 */
@Singleton
public class LookupRateLimit {

    private final RateLimiter rateLimiter;
    private final ClientAddresses addresses;
    private final RateLimitEvents events;

    LookupRateLimit(RateLimiters rateLimiters, ClientAddresses addresses, RateLimitEvents events) {
        this.rateLimiter = rateLimiters.unknownCredential();
        this.addresses = addresses;
        this.events = events;
    }

    /** Looks up; fails with {@link RateLimited} instead when too many look-ups from that address found nothing of late. */
    public <T> Uni<T> guard(RoutingContext request, Supplier<Uni<T>> lookUp, Predicate<T> isUnknown) {
        String address = addresses.of(request.request());
        if (!rateLimiter.isEnabled() || addresses.isTrusted(address)) {
            return lookUp.get();
        }
        String block = ClientPrefix.of(address);
        RateLimitStatus rateLimitStatus = rateLimiter.peek(block);
        if (!rateLimitStatus.isAdmitted()) {
            return Uni.createFrom().failure(refusal(block, rateLimitStatus, request));
        }
        return lookUp.get().invoke(found -> {
            if (isUnknown.test(found)) {
                rateLimiter.charge(block);
            }
        });
    }

    private RateLimited refusal(String block, RateLimitStatus rateLimitStatus, RoutingContext request) {
        if (rateLimiter.isNewsOf(block)) {
            events.reached(rateLimiter.name(), request, null, null);
        }
        return rateLimitStatus.refusal(request);
    }
}
