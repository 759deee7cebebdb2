package io.keyfolio.ratelimit;

import io.keyfolio.client.Client;
import io.keyfolio.problem.TooOften;
import jakarta.inject.Singleton;

/** Bounds how many accounts are made from one address, through whichever door. */
@Singleton
class SignUpLimit {

    private final Limit limit;
    private final Client client;

    SignUpLimit(Limits limits, Client client) {
        this.limit = limits.signUp();
        this.client = client;
    }

    /** Counts one; throws {@link TooOften}. */
    void admit() {
        if (limit.isEnabled()) {
            Standing standing = limit.take(AddressBlock.of(client.address()));
            if (!standing.isAdmitted()) {
                throw standing.refusal(client.request());
            }
        }
    }
}
