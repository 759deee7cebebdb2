package io.keyfolio.platform.http.body;

import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * The limit for bodies of the routes that open or renew sessions. It is lower than that of other routes, because these take
 * requests without a credential.
 */
public final class SignInBodyLimit {

    /** The limit, in bytes. */
    public static final long LONGEST = 4096;

    private static final Set<String> PATHS = Set.of(
            "/api/login",
            "/api/signup",
            "/api/auth/refresh",
            "/v1/auth/login",
            "/v1/auth/register",
            "/api/auth/forgot-password",
            "/api/auth/reset-password",
            "/api/auth/undo-email-change",
            "/api/auth/verify-email",
            "/v1/auth/password/forgot",
            "/v1/auth/password/reset",
            "/v1/auth/email/undo",
            "/v1/auth/email/verify");

    private SignInBodyLimit() {}

    /** Whether the path begins with that of such a route. */
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
