package io.keyfolio.platform.http.routing;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Records which routes take a body while the application starts, for filters that run before the route is known. */
@Provider
public class BodyRoutes implements DynamicFeature {

    private static final Map<String, Queue<RoutePattern>> BY_METHOD = new ConcurrentHashMap<>();

    /** Records a resource method as one that takes a body when it or its class has {@code @Consumes}. */
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        boolean takesBody = resource.getResourceMethod().isAnnotationPresent(Consumes.class)
                || resource.getResourceClass().isAnnotationPresent(Consumes.class);
        if (!takesBody) {
            return;
        }
        for (Annotation annotation : resource.getResourceMethod().getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                BY_METHOD
                        .computeIfAbsent(verb.value(), first -> new ConcurrentLinkedQueue<>())
                        .add(RoutePattern.of(resource));
            }
        }
    }

    /** Whether the request is for a route that takes a body. */
    public static boolean takesBody(RoutingContext request) {
        Queue<RoutePattern> routes = BY_METHOD.get(request.request().method().name());
        String path = withoutParameters(request.normalizedPath());
        return routes != null && routes.stream().anyMatch(route -> route.matches(path));
    }

    /** Removes path parameters: JAX-RS routes {@code /v1;a=b/auth} like {@code /v1/auth}. */
    private static String withoutParameters(String path) {
        return path.replaceAll(";[^/]*", "");
    }
}
