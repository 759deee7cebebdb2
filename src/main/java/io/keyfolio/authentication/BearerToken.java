package io.keyfolio.authentication;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** The bearer token of one request, on its way to whoever can tell whose it is. */
class BearerToken extends BaseAuthenticationRequest {

    private final String text;

    BearerToken(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean isPlausible() {
        return BearerHeader.isPlausible(text);
    }

    /** Never the token: requests end up in log statements. */
    @Override
    public String toString() {
        return "BearerToken[hidden]";
    }
}
