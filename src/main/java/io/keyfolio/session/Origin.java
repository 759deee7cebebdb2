package io.keyfolio.session;

import io.keyfolio.client.Client;

/** Where a session is begun: what the client calls itself, or null, and its address. */
public record Origin(String userAgent, String address) {

    public static Origin of(Client client) {
        return new Origin(client.userAgent(), client.address());
    }
}
