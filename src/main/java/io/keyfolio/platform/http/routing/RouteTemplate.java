package io.keyfolio.platform.http.routing;

import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;

/**
 * The template of the route that a request matched, such as {@code /v1/profile/api-keys/{id}}; the set of templates is bounded.
 */
public final class RouteTemplate {

    /** The key under which Quarkus REST stores the template of a resource method. */
    private static final String LOCAL = "UrlPathTemplate";

    private RouteTemplate() {}

    /** Stores the template of a route outside JAX-RS. */
    public static void set(String template, RoutingContext request) {
        ((HttpServerRequestInternal) request.request()).context().putLocal(LOCAL, template);
    }

    /** The template; null when the request matched no route. */
    public static String of(RoutingContext request) {
        return ((HttpServerRequestInternal) request.request()).context().getLocal(LOCAL);
    }
}
