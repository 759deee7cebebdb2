package io.keyfolio.session;

import io.keyfolio.client.Client;

/** Where a session is begun: what the client calls itself, or null, and its address. */
public record SessionOrigin(String userAgent, String address) {

    public static SessionOrigin of(Client client) {
        return new SessionOrigin(client.userAgent(), client.address());
    }
}
