package io.keyfolio.identity.authentication;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/** Reads {@code Authorization} headers of the Bearer scheme (RFC 6750, section 2.1). */
public final class BearerHeader {

    static final String SCHEME = "Bearer";

    /** Longer than any token of this service. */
    private static final int MAX_LENGTH = 4096;

    private BearerHeader() {}

    /** The tokens of the headers that name the scheme, in any case (RFC 9110, section 11.1), including empty ones. */
    public static List<String> tokens(MultiMap headers) {
        return headers.getAll(HttpHeaders.AUTHORIZATION).stream()
                .filter(BearerHeader::isBearer)
                .map(header -> header.substring(SCHEME.length()).strip())
                .toList();
    }

    /** Whether a token has a possible length. */
    public static boolean isPlausible(String token) {
        return !token.isEmpty() && token.length() <= MAX_LENGTH;
    }

    private static boolean isBearer(String header) {
        return hasScheme(SCHEME, header);
    }

    static boolean hasScheme(String scheme, String header) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length())
                && (header.length() == scheme.length() || Character.isWhitespace(header.charAt(scheme.length())));
    }
}
