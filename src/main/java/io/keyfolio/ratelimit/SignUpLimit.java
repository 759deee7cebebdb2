package io.keyfolio.ratelimit;

import io.keyfolio.audit.RateLimitEvents;
import io.keyfolio.client.Client;
import io.keyfolio.client.ClientPrefix;
import io.keyfolio.problem.RateLimited;
import jakarta.inject.Singleton;

/** Bounds how many accounts are made from one address, through whichever door. */
@Singleton
class SignUpLimit {

    private final Limit limit;
    private final Client client;
    private final RateLimitEvents events;

    SignUpLimit(Limits limits, Client client, RateLimitEvents events) {
        this.limit = limits.signUp();
        this.client = client;
        this.events = events;
    }

    /** Counts one; throws {@link RateLimited}. */
    void admit() {
        if (limit.isEnabled()) {
            String address = ClientPrefix.of(client.address());
            Standing standing = limit.take(address);
            if (!standing.isAdmitted()) {
                if (limit.isNewsOf(address)) {
                    events.reached(limit.name(), client.request(), null, null);
                }
                throw standing.refusal(client.request());
            }
        }
    }
}
