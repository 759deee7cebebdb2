package io.keyfolio.identity.ratelimit;

import io.keyfolio.identity.audit.RateLimitEvents;
import io.keyfolio.platform.http.address.ClientInfo;
import io.keyfolio.platform.http.address.ClientPrefix;
import io.keyfolio.platform.problem.RateLimited;
import jakarta.inject.Singleton;

/** The rate limit of an address on sign-ups, by either API. */
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

    /** Counts a sign-up; throws {@link RateLimited}. */
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
