package io.keyfolio.identity.authentication;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Reads the session token from the body {@code {"token": …}}, which only the refresh route accepts. */
final class SessionTokenBody {

    private static final String ROUTE = "/api/auth/refresh";
    private static final String FIELD = "token";

    private SessionTokenBody() {}

    static Optional<String> of(RoutingContext context) {
        if (!ROUTE.equals(context.normalizedPath()) || context.body().length() <= 0) {
            return Optional.empty();
        }
        try {
            JsonObject body = context.body().asJsonObject();
            return body != null && body.getValue(FIELD) instanceof String token ? Optional.of(token) : Optional.empty();
        } catch (DecodeException | ClassCastException notAnObject) {
            return Optional.empty();
        }
    }
}
