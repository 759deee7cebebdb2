package io.keyfolio.platform.http.body;

import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** The bodies of routes that open sessions: anybody may send them, so that they are bounded more narrowly than others. */
public final class SignInBodyLimit {

    /** In bytes. */
    public static final long LONGEST = 4096;

    private static final Set<String> PATHS =
            Set.of("/api/login", "/api/signup", "/api/auth/refresh", "/v1/auth/login", "/v1/auth/register");

    private SignInBodyLimit() {}

    /** Whether the path is one of those, or one below. */
    public static boolean isSentBy(RoutingContext request) {
        String path = path(request);
        return PATHS.stream().anyMatch(path::startsWith);
    }

    private static String path(RoutingContext request) {
        try {
            return request.normalizedPath();
        } catch (IllegalArgumentException badlyEncoded) {
            return request.request().path();
        }
    }
}
