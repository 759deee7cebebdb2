package io.keyfolio.identity.ratelimit;

import io.keyfolio.identity.audit.RateLimitEvents;
import io.keyfolio.platform.http.address.ClientInfo;
import io.keyfolio.platform.http.address.ClientPrefix;
import jakarta.inject.Singleton;

/** The rate limit of an address on the mails it asks for. It also counts requests for addresses without an account. */
@Singleton
public class MailRateLimit {

    private final RateLimiter rateLimiter;
    private final ClientInfo clientInfo;
    private final RateLimitEvents events;

    MailRateLimit(RateLimiters rateLimiters, ClientInfo clientInfo, RateLimitEvents events) {
        this.rateLimiter = rateLimiters.mail();
        this.clientInfo = clientInfo;
        this.events = events;
    }

    /** Counts a request for a mail; returns whether the mail may be sent. */
    public boolean admits() {
        if (!rateLimiter.isEnabled()) {
            return true;
        }
        String address = ClientPrefix.of(clientInfo.address());
        boolean admitted = rateLimiter.take(address).isAdmitted();
        if (!admitted && rateLimiter.isNewsOf(address)) {
            events.reached(rateLimiter.name(), clientInfo.request(), null, null);
        }
        return admitted;
    }
}
