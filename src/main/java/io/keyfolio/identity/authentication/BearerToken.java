package io.keyfolio.identity.authentication;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.vertx.ext.web.RoutingContext;

/** The bearer token of a request, on its way from the authentication mechanism to {@link BearerIdentityProvider}. */
class BearerToken extends BaseAuthenticationRequest {

    private final String text;
    private final RoutingContext request;

    BearerToken(String text, RoutingContext request) {
        this.text = text;
        this.request = request;
    }

    /** The request that brought it. */
    RoutingContext request() {
        return request;
    }

    String text() {
        return text;
    }

    boolean isPlausible() {
        return BearerHeader.isPlausible(text);
    }

    /** Hides the token, because authentication requests may end up in log statements. */
    @Override
    public String toString() {
        return "BearerToken[hidden]";
    }
}
