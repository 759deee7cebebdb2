package io.keyfolio.platform.http.lifecycle;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** By what a request is found in the log: its sender's word for it, or one of ours. */
public final class RequestId {

    public static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");

    private RequestId() {}

    /** The id that the answer tells; there from the first filter on. */
    public static String of(RoutingContext request) {
        return of(request.request());
    }

    /** As {@link #of(RoutingContext)}. */
    public static String of(HttpServerRequest request) {
        return request.response().headers().get(HEADER);
    }
}
