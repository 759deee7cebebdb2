package io.keyfolio.identity.audit;

/** Where a request came from, and what it is called in the log. */
record RequestOrigin(String address, String userAgent, String requestId) {}
