package io.keyfolio.identity.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The secrets by which an OAuth client authenticates: as the password of HTTP Basic, or as {@code client_secret} in the form
 * (RFC 6749, section 2.3.1). The secret is a key, which says whose it is; the name of the client may be any.
 */
final class ClientSecrets {

    private static final String FIELD = "client_secret";

    /** What is sent where a header of the Basic scheme cannot be read; no key is empty. */
    private static final String UNREADABLE = "";

    private ClientSecrets() {}

    /** All that the request brings; a field without a value counts as left out (RFC 6749, section 3.2). */
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

    /** Clients encode both parts as in a form before they are joined; a key that was not encoded stays as it is. */
    private static Optional<String> decoded(String password) {
        try {
            return Optional.of(URLDecoder.decode(password, UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
