package io.keyfolio.ratelimit;

import io.keyfolio.audit.RateLimitEvents;
import io.keyfolio.client.ClientAddresses;
import io.keyfolio.client.ClientPrefix;
import io.keyfolio.problem.RateLimited;
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
public class LookUpLimit {

    private final Limit limit;
    private final ClientAddresses addresses;
    private final RateLimitEvents events;

    LookUpLimit(Limits limits, ClientAddresses addresses, RateLimitEvents events) {
        this.limit = limits.unknownCredential();
        this.addresses = addresses;
        this.events = events;
    }

    /** Looks up; fails with {@link RateLimited} instead when too many look-ups from that address found nothing of late. */
    public <T> Uni<T> guard(RoutingContext request, Supplier<Uni<T>> lookUp, Predicate<T> isUnknown) {
        String address = addresses.of(request.request());
        if (!limit.isEnabled() || addresses.isTrusted(address)) {
            return lookUp.get();
        }
        String block = ClientPrefix.of(address);
        Standing standing = limit.peek(block);
        if (!standing.isAdmitted()) {
            return Uni.createFrom().failure(refusal(block, standing, request));
        }
        return lookUp.get().invoke(found -> {
            if (isUnknown.test(found)) {
                limit.charge(block);
            }
        });
    }

    private RateLimited refusal(String block, Standing standing, RoutingContext request) {
        if (limit.isNewsOf(block)) {
            events.reached(limit.name(), request, null, null);
        }
        return standing.refusal(request);
    }
}
