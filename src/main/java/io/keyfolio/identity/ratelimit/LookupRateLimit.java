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
 * The rate limit of an address on look-ups of unknown credentials, each of which costs a statement or a check of a signature. It
 * exempts a trusted proxy that does not name its client, because that proxy sends the requests of all clients.
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

    /** Runs the look-up; fails with {@link RateLimited} when too many recent look-ups of the address found nothing. */
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
