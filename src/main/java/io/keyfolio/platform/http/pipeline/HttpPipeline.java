package io.keyfolio.platform.http.pipeline;

/**
 * The filters of the public port, in the order in which a request passes them. A filter that answers a request ends its way.
 * HTTP/2 requests are wrapped before the first filter ({@link #FIRST_ROUTE}). Quarkus's authentication, for routes that need it
 * early, and the routes follow the last filter.
 */
public enum HttpPipeline {

    /** {@code SecurityHeaders} sets the security headers of every response. */
    SECURITY_HEADERS,

    /** {@code UnreadBody} closes the connection when a response precedes the end of the request's body. */
    UNREAD_BODY,

    /** {@code GracefulShutdown} refuses requests while the service stops, and counts those in flight. */
    GRACEFUL_SHUTDOWN,

    /** {@code RequestFilters} gives the request its id, for the log and the response. */
    REQUEST_ID,

    /** {@code UntrustedProxyWarning} logs a warning about ignored headers of untrusted proxies. */
    UNTRUSTED_PROXIES,

    /**
     * {@code VerifyRoute} answers verification. It precedes the check of the target, because a gateway may append its client's
     * path.
     */
    VERIFICATION,

    /** {@code RequestTargetFilter} refuses targets that are not URIs and paths that can be resolved in several ways. */
    REQUEST_TARGET,

    /** {@code CorsFilter} answers preflight requests. It precedes filters that refuse, so that a page can read the refusal. */
    CORS,

    /** {@code AddressRateLimitFilter} applies the rate limit of the client address, before the body is read. */
    ADDRESS_RATE_LIMIT,

    /** {@code RequestFilters} discards bodies outside {@code /api}, {@code /v1} and {@code /oauth2}. */
    FOREIGN_BODY,

    /**
     * {@code RequestFilters} reads bodies below {@code /api}, {@code /v1} and {@code /oauth2}, within the bounds of size, time
     * and memory.
     */
    BODY,

    /** {@code RequestFilters} completes what the body handler leaves out: an empty body, and the answer to {@code Expect}. */
    BODY_READ,

    /** {@code OptionsFilter} answers OPTIONS with the methods of the path. */
    OPTIONS;

    /** The order of a route that precedes every filter. */
    public static final int FIRST_ROUTE = Integer.MIN_VALUE;

    /** The order of a route that follows authentication and precedes all other routes. */
    public static final int AFTER_AUTHENTICATION = -50;

    /** The order of a route that follows all filters and precedes the routes of Quarkus and its extensions. */
    public static final int BEFORE_EXTENSIONS = -1;

    /** Quarkus's own filters have priorities of at most 300. */
    private static final int HIGHEST = 3000;

    private static final int STEP = 100;

    /** The priority to register the filter with; a request passes the highest one first. */
    @SuppressWarnings("EnumOrdinal") // the order of the constants is their purpose
    public int priority() {
        return HIGHEST - STEP * ordinal();
    }
}
