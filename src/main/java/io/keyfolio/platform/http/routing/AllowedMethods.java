package io.keyfolio.platform.http.routing;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Records the methods of each path while the application starts, for the {@code Allow} header (RFC 9110, section 15.5.6). */
@Provider
public class AllowedMethods implements DynamicFeature {

    private static final Map<String, RoutePattern> PATHS = new ConcurrentHashMap<>();
    private static final Map<String, SortedSet<String>> METHODS = new ConcurrentHashMap<>();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        RoutePattern route = RoutePattern.of(resource);
        PATHS.putIfAbsent(route.template(), route);
        SortedSet<String> methods = METHODS.computeIfAbsent(route.template(), key -> new TreeSet<>());
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                methods.add(verb.value());
            }
        }
    }

    /** Whether any route has that path. */
    public static boolean isKnown(String path) {
        return PATHS.values().stream().anyMatch(route -> route.matches(path));
    }

    /** The methods that a path supports, in alphabetical order, separated by commas. */
    public static String at(String path) {
        SortedSet<String> methods = new TreeSet<>();
        PATHS.values().stream()
                .filter(route -> route.matches(path))
                .forEach(route -> methods.addAll(METHODS.get(route.template())));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return String.join(", ", methods);
    }
}
