package io.keyfolio.verification;

import io.keyfolio.authentication.BearerHeader;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/**
 * The one token of a request that a gateway asks about, in {@code Authorization: Bearer} or in {@code X-API-Key}: whether
 * there was any, and the text; empty when there is none, or more than one (RFC 6750, section 2).
 */
record PresentedToken(boolean isThere, Optional<String> text) {

    private static final CharSequence API_KEY = HttpHeaders.createOptimized("X-API-Key");

    /** Reads them once: this is on the way of every verification. */
    static PresentedToken of(HttpServerRequest request) {
        List<String> keys = request.headers().getAll(API_KEY);
        List<String> bearers = BearerHeader.tokens(request.headers());
        int authorizations = request.headers().getAll(HttpHeaders.AUTHORIZATION).size();
        int presented = keys.size() + bearers.size();
        if (authorizations > 1 || presented != 1) {
            return new PresentedToken(presented > 0, Optional.empty());
        }
        String token = keys.isEmpty() ? bearers.get(0) : keys.get(0).strip();
        return new PresentedToken(true, Optional.of(token).filter(BearerHeader::isPlausible));
    }

    @Override
    public String toString() {
        return "PresentedToken[hidden]";
    }
}
