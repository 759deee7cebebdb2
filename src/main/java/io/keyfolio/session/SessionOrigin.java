package io.keyfolio.session;

import io.keyfolio.client.ClientInfo;

/** Where a session is begun: what the client calls itself, or null, and its address. */
public record SessionOrigin(String userAgent, String address) {

    public static SessionOrigin of(ClientInfo clientInfo) {
        return new SessionOrigin(clientInfo.userAgent(), clientInfo.address());
    }
}
