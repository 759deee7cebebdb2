package io.keyfolio.verification;

import io.keyfolio.authentication.BearerHeader;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** Finds the one token of a request that a gateway asks about: in {@code Authorization: Bearer} or in {@code X-API-Key}. */
final class PresentedToken {

    private static final CharSequence API_KEY = HttpHeaders.createOptimized("X-API-Key");

    private PresentedToken() {}

    /** Whether the request brought any. */
    static boolean isIn(HttpServerRequest request) {
        return request.headers().contains(API_KEY)
                || !BearerHeader.tokens(request.headers()).isEmpty();
    }

    /** The token; empty when there is none, or more than one (RFC 6750, section 2). */
    static Optional<String> of(HttpServerRequest request) {
        List<String> keys = request.headers().getAll(API_KEY);
        List<String> bearers = BearerHeader.tokens(request.headers());
        int authorizations = request.headers().getAll(HttpHeaders.AUTHORIZATION).size();
        if (authorizations > 1 || keys.size() + bearers.size() != 1) {
            return Optional.empty();
        }
        String token = keys.isEmpty() ? bearers.get(0) : keys.get(0).strip();
        return Optional.of(token).filter(BearerHeader::isPlausible);
    }
}
