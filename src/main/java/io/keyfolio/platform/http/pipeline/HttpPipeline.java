package io.keyfolio.platform.http.pipeline;

/**
 * The filters of the public port, in the order in which a request passes them. What one of them answers goes no further. Before
 * them, HTTP/2 requests are wrapped ({@link #FIRST_ROUTE}); after them come Quarkus's authentication, where a route asks for it
 * early, and the routes.
 */
public enum HttpPipeline {

    /** {@code SecurityHeaders} puts the headers on the response that every response carries. */
    SECURITY_HEADERS,

    /** {@code UnreadBody} closes the connection when a response precedes the end of the request's body. */
    UNREAD_BODY,

    /** {@code GracefulShutdown} refuses requests while the service stops, and counts those in flight. */
    GRACEFUL_SHUTDOWN,

    /** {@code RequestFilters} gives the request its id, for the log and the response. */
    REQUEST_ID,

    /** {@code UntrustedProxyWarning} warns of headers that proxies write and that are ignored. */
    UNTRUSTED_PROXIES,

    /** {@code VerifyRoute} answers verification, whose path and method are whatever a gateway forwards. */
    VERIFICATION,

    /** {@code RequestTargetFilter} refuses targets that are no URIs and paths that can be resolved in several ways. */
    REQUEST_TARGET,

    /** {@code CorsFilter} answers preflight requests, before anything refuses: a page should be able to read why. */
    CORS,

    /** {@code AddressRateLimitFilter} refuses addresses that ask too often, before a body is read for them. */
    ADDRESS_RATE_LIMIT,

    /** {@code RequestFilters} leaves bodies outside of the two APIs unread. */
    FOREIGN_BODY,

    /** {@code RequestFilters} reads the body of requests to the two APIs, within the bounds of size, time and memory. */
    BODY,

    /** {@code RequestFilters} notes that the body is read: the connection may stay open. */
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

    /** The priority to register the filter with; the highest is passed first. */
    @SuppressWarnings("EnumOrdinal") // the constants are in order: that is what they are for
    public int priority() {
        return HIGHEST - STEP * ordinal();
    }
}
