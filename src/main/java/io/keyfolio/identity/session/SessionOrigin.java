package io.keyfolio.identity.session;

import io.keyfolio.platform.http.address.ClientInfo;

/** Where a session is begun: what the client calls itself, or null, and its address. */
public record SessionOrigin(String userAgent, String address) {

    public static SessionOrigin of(ClientInfo clientInfo) {
        return new SessionOrigin(clientInfo.userAgent(), clientInfo.address());
    }
}
