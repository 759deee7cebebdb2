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
 * The rate limits of requests: by credential, account and address for the two APIs, by account for requests that may change
 * something, for introspection and for connections of agents. Verification is exempt, because a gateway verifies the requests
 * of all its clients.
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

    /**
     * Counts a request with a valid credential, and sets the headers of the strictest limit on the response; throws
     * {@link RateLimited}.
     */
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

    /** Counts an introspection by the account of a credential; throws {@link RateLimited}. */
    public void admitIntrospection(Credential credential, RoutingContext request) {
        take(rateLimiters.introspection(), credential.account(), request, credential);
    }

    /** Counts the handshake of an agent, whose registration writes to the database; throws {@link RateLimited}. */
    public void admitAgent(Credential credential, RoutingContext request) {
        take(rateLimiters.agent(), credential.account(), request, credential);
    }

    /** Counts a request by its address, before its credential is looked up; throws {@link RateLimited}. */
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
