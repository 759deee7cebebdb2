package io.keyfolio.identity.audit;

/** The origin of a request: the client's address and user agent, and the request id. */
record RequestOrigin(String address, String userAgent, String requestId) {}
