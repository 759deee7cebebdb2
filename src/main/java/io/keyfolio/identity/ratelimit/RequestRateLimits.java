package io.keyfolio.identity.ratelimit;

import io.keyfolio.identity.audit.RateLimitEvents;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.platform.http.address.ClientAddresses;
import io.keyfolio.platform.http.address.ClientPrefix;
import io.keyfolio.platform.problem.RateLimited;
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
public class RequestRateLimits {

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ClientAddresses addresses;
    private final RateLimiters rateLimiters;
    private final RateLimitEvents events;

    RequestRateLimits(ClientAddresses addresses, RateLimiters rateLimiters, RateLimitEvents events) {
        this.addresses = addresses;
        this.rateLimiters = rateLimiters;
        this.events = events;
    }

    /** Counts a request that brought a good credential; throws {@link RateLimited}. Tells how the sender stands with the answer. */
    public void admit(Credential credential, RoutingContext request) {
        RateLimitStatus strictest = closer(
                take(rateLimiters.credential(), credential.key(), request, credential),
                take(rateLimiters.account(), credential.account(), request, credential));
        if (mayChangeSomething(request)) {
            strictest = closer(strictest, take(rateLimiters.write(), credential.account(), request, credential));
        }
        if (strictest != null) {
            strictest.tell(request);
        }
    }

    /** Counts an introspection by the holder of a credential; throws {@link RateLimited}. */
    public void admitIntrospection(Credential credential, RoutingContext request) {
        take(rateLimiters.introspection(), credential.account(), request, credential);
    }

    /** Counts a handshake of an agent, which writes as soon as it registers; throws {@link RateLimited}. */
    public void admitAgent(Credential credential, RoutingContext request) {
        take(rateLimiters.agent(), credential.account(), request, credential);
    }

    /** Counts a request before anybody asks who sends it; throws {@link RateLimited}. */
    void admit(RoutingContext request) {
        if (rateLimiters.address().isEnabled()) {
            take(rateLimiters.address(), ClientPrefix.of(addresses.of(request.request())), request, null);
        }
    }

    private static boolean mayChangeSomething(RoutingContext request) {
        return !HARMLESS.contains(request.request().method());
    }

    private RateLimitStatus take(RateLimiter rateLimiter, Object whom, RoutingContext request, Credential credential) {
        if (!rateLimiter.isEnabled()) {
            return null;
        }
        RateLimitStatus rateLimitStatus = rateLimiter.take(whom);
        if (!rateLimitStatus.isAdmitted()) {
            if (rateLimiter.isNewsOf(whom)) {
                events.reached(rateLimiter.name(), request, credential, null);
            }
            throw rateLimitStatus.refusal(request);
        }
        return rateLimitStatus;
    }

    private static RateLimitStatus closer(RateLimitStatus one, RateLimitStatus other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isCloserToItsEndThan(one) ? other : one;
    }
}
