package io.keyfolio.feature.verification;

import io.keyfolio.identity.authentication.BearerHeader;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The token of a request that a gateway verifies, in {@code Authorization} or {@code X-API-Key}: whether the request has one, and
 * its text. The text is empty when there is no token or more than one (RFC 6750, section 2). An empty header beside a token does
 * not count: clients and gateways send it where a variable is not set.
 */
record PresentedToken(boolean isThere, Optional<String> text) {

    private static final CharSequence API_KEY = HttpHeaders.createOptimized("X-API-Key");

    /** Reads each header once, because every verification runs this. */
    static PresentedToken of(MultiMap headers, boolean takesBasic) {
        List<String> authorizations = headers.getAll(HttpHeaders.AUTHORIZATION);
        List<String> tokens = new ArrayList<>(headers.getAll(API_KEY));
        tokens.addAll(BearerHeader.tokens(headers));
        if (takesBasic) {
            authorizations.forEach(header -> tokens.addAll(BasicAuthKeys.of(header)));
        }
        boolean isThere = !tokens.isEmpty();
        tokens.removeIf(String::isBlank);
        return authorizations.size() > 1 || tokens.size() != 1
                ? new PresentedToken(isThere, Optional.empty())
                : new PresentedToken(true, Optional.of(tokens.get(0).strip()).filter(BearerHeader::isPlausible));
    }

    @Override
    public String toString() {
        return "PresentedToken[hidden]";
    }
}
