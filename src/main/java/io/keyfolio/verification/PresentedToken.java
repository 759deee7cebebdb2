package io.keyfolio.verification;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** Finds the one token of a request that a gateway asks about: in {@code Authorization: Bearer} or in {@code X-API-Key}. */
final class PresentedToken {

    private static final CharSequence API_KEY = HttpHeaders.createOptimized("X-API-Key");
    private static final String SCHEME = "Bearer";

    /** Longer than any token of ours. */
    private static final int MAX_LENGTH = 4096;

    private PresentedToken() {}

    /** Whether the request brought any. */
    static boolean isIn(HttpServerRequest request) {
        return request.headers().contains(API_KEY)
                || request.headers().getAll(HttpHeaders.AUTHORIZATION).stream().anyMatch(PresentedToken::isBearer);
    }

    /** The token; empty when there is none, or more than one (RFC 6750, section 2). */
    static Optional<String> of(HttpServerRequest request) {
        List<String> authorizations = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        List<String> keys = request.headers().getAll(API_KEY);
        List<String> bearers =
                authorizations.stream().filter(PresentedToken::isBearer).toList();
        if (authorizations.size() > 1 || keys.size() + bearers.size() != 1) {
            return Optional.empty();
        }
        String token = keys.isEmpty()
                ? bearers.get(0).substring(SCHEME.length()).strip()
                : keys.get(0).strip();
        return token.isEmpty() || token.length() > MAX_LENGTH ? Optional.empty() : Optional.of(token);
    }

    private static boolean isBearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (header.length() == SCHEME.length() || Character.isWhitespace(header.charAt(SCHEME.length())));
    }
}
