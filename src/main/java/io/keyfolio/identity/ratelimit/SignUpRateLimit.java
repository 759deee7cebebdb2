package io.keyfolio.identity.ratelimit;

import io.keyfolio.identity.audit.RateLimitEvents;
import io.keyfolio.platform.http.address.ClientInfo;
import io.keyfolio.platform.http.address.ClientPrefix;
import io.keyfolio.platform.problem.RateLimited;
import jakarta.inject.Singleton;

/** Bounds how many accounts are made from one address, through whichever door. */
@Singleton
class SignUpRateLimit {

    private final RateLimiter rateLimiter;
    private final ClientInfo clientInfo;
    private final RateLimitEvents events;

    SignUpRateLimit(RateLimiters rateLimiters, ClientInfo clientInfo, RateLimitEvents events) {
        this.rateLimiter = rateLimiters.signUp();
        this.clientInfo = clientInfo;
        this.events = events;
    }

    /** Counts one; throws {@link RateLimited}. */
    void admit() {
        if (rateLimiter.isEnabled()) {
            String address = ClientPrefix.of(clientInfo.address());
            RateLimitStatus rateLimitStatus = rateLimiter.take(address);
            if (!rateLimitStatus.isAdmitted()) {
                if (rateLimiter.isNewsOf(address)) {
                    events.reached(rateLimiter.name(), clientInfo.request(), null, null);
                }
                throw rateLimitStatus.refusal(clientInfo.request());
            }
        }
    }
}
