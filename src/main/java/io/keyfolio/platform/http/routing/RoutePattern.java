package io.keyfolio.platform.http.routing;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.regex.Pattern;

/** The path of a resource method: its template, and the pattern of the paths that match it. */
public record RoutePattern(String template, Pattern paths) {

    /** The pattern of a resource method: the {@code @Path} of its class followed by its own. */
    public static RoutePattern of(ResourceInfo resource) {
        String template = path(resource.getResourceClass().getAnnotation(Path.class))
                + path(resource.getResourceMethod().getAnnotation(Path.class));
        return new RoutePattern(template, Pattern.compile(template.replaceAll("\\{[^}]*}", "[^/]+") + "/?"));
    }

    /** Whether a request for that path may reach the method. */
    public boolean matches(String path) {
        return paths.matcher(path).matches();
    }

    private static String path(Path annotation) {
        if (annotation == null) {
            return "";
        }
        String value = annotation.value().replaceFirst("/$", "");
        return value.isEmpty() || value.startsWith("/") ? value : "/" + value;
    }
}
