package io.keyfolio.identity.session;

import io.keyfolio.platform.http.address.ClientInfo;

/** The origin of a session: the client's user agent, or null, and its address. */
public record SessionOrigin(String userAgent, String address) {

    /** The origin of the current request. */
    public static SessionOrigin of(ClientInfo clientInfo) {
        return new SessionOrigin(clientInfo.userAgent(), clientInfo.address());
    }
}
