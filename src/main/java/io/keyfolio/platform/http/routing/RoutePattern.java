package io.keyfolio.platform.http.routing;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.regex.Pattern;

/** The path of a resource method: its template, and the pattern of the paths that match it. */
public record RoutePattern(String template, Pattern paths) {

    /** The path of a method, which stands at its class and at itself. */
    public static RoutePattern of(ResourceInfo resource) {
        String template = path(resource.getResourceClass().getAnnotation(Path.class))
                + path(resource.getResourceMethod().getAnnotation(Path.class));
        return new RoutePattern(template, Pattern.compile(template.replaceAll("\\{[^}]*}", "[^/]+") + "/?"));
    }

    /** Whether the method may answer that path. */
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
