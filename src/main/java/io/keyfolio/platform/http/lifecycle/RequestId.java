package io.keyfolio.platform.http.lifecycle;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** The id of a request in the log and in the {@code X-Request-Id} header: sent by the client, or made by the service. */
public final class RequestId {

    public static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");

    private RequestId() {}

    /** The id in the response header; null before the filter {@code REQUEST_ID} has run. */
    public static String of(RoutingContext request) {
        return of(request.request());
    }

    /** As {@link #of(RoutingContext)}. */
    public static String of(HttpServerRequest request) {
        return request.response().headers().get(HEADER);
    }
}
