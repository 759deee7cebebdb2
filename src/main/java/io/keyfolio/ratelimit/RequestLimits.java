package io.keyfolio.ratelimit;

import io.keyfolio.audit.RateLimitEvents;
import io.keyfolio.client.ClientAddresses;
import io.keyfolio.client.ClientPrefix;
import io.keyfolio.problem.RateLimited;
import io.keyfolio.security.Credential;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Bounds how often a credential, an account and an address may ask the two APIs, how often an account may send requests that
 * change something, and how often it may introspect or connect agents.
 * Verification is not bounded: gateways ask for everybody.
 */
@Singleton
public class RequestLimits {

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ClientAddresses addresses;
    private final Limits limits;
    private final RateLimitEvents events;

    RequestLimits(ClientAddresses addresses, Limits limits, RateLimitEvents events) {
        this.addresses = addresses;
        this.limits = limits;
        this.events = events;
    }

    /** Counts a request that brought a good credential; throws {@link RateLimited}. Tells how the sender stands with the answer. */
    public void admit(Credential credential, RoutingContext request) {
        Standing strictest = closer(
                take(limits.credential(), credential.key(), request, credential),
                take(limits.account(), credential.account(), request, credential));
        if (mayChangeSomething(request)) {
            strictest = closer(strictest, take(limits.write(), credential.account(), request, credential));
        }
        if (strictest != null) {
            strictest.tell(request);
        }
    }

    /** Counts an introspection by the holder of a credential; throws {@link RateLimited}. */
    public void admitIntrospection(Credential credential, RoutingContext request) {
        take(limits.introspection(), credential.account(), request, credential);
    }

    /** Counts a handshake of an agent, which writes as soon as it registers; throws {@link RateLimited}. */
    public void admitAgent(Credential credential, RoutingContext request) {
        take(limits.agent(), credential.account(), request, credential);
    }

    /** Counts a request before anybody asks who sends it; throws {@link RateLimited}. */
    void admit(RoutingContext request) {
        if (limits.address().isEnabled()) {
            take(limits.address(), ClientPrefix.of(addresses.of(request.request())), request, null);
        }
    }

    private static boolean mayChangeSomething(RoutingContext request) {
        return !HARMLESS.contains(request.request().method());
    }

    private Standing take(Limit limit, Object whom, RoutingContext request, Credential credential) {
        if (!limit.isEnabled()) {
            return null;
        }
        Standing standing = limit.take(whom);
        if (!standing.isAdmitted()) {
            if (limit.isNewsOf(whom)) {
                events.reached(limit.name(), request, credential, null);
            }
            throw standing.refusal(request);
        }
        return standing;
    }

    private static Standing closer(Standing one, Standing other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isCloserToItsEndThan(one) ? other : one;
    }
}
