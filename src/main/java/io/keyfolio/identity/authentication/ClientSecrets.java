package io.keyfolio.identity.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The secrets by which an OAuth client authenticates: the password of HTTP Basic, or {@code client_secret} in the form (RFC 6749,
 * section 2.3.1). A secret is an API key, which identifies its account; the client's name is ignored.
 */
final class ClientSecrets {

    private static final String FIELD = "client_secret";

    /** The secret of a malformed header of the Basic scheme; it matches no key. */
    private static final String UNREADABLE = "";

    private ClientSecrets() {}

    /** All secrets of a request; a field without a value counts as omitted (RFC 6749, section 3.2). */
    static List<String> of(RoutingContext context) {
        Stream<String> headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION).stream()
                .filter(BasicCredentials::isBasic)
                .map(ClientSecrets::password);
        Stream<String> fields =
                context.request().formAttributes().getAll(FIELD).stream().filter(value -> !value.isEmpty());
        return Stream.concat(headers, fields).toList();
    }

    private static String password(String header) {
        return BasicCredentials.of(header)
                .map(BasicCredentials::password)
                .flatMap(ClientSecrets::decoded)
                .orElse(UNREADABLE);
    }

    /** Decodes a form-urlencoded password (RFC 6749, section 2.3.1); decoding does not alter a key that was not encoded. */
    private static Optional<String> decoded(String password) {
        try {
            return Optional.of(URLDecoder.decode(password, UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
