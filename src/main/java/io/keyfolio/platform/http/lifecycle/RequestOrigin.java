package io.keyfolio.platform.http.lifecycle;

import io.keyfolio.platform.http.address.ClientInfo;

/** The origin of a request: the client's address and user agent, which may be null, and the request id. */
public record RequestOrigin(String address, String userAgent, String requestId) {

    /** The origin of the current request. */
    public static RequestOrigin of(ClientInfo clientInfo) {
        return new RequestOrigin(clientInfo.address(), clientInfo.userAgent(), RequestId.of(clientInfo.request()));
    }
}
