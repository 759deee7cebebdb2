package io.keyfolio.platform.http.body;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;

/** The kind of body that a request carries, derived from its headers. */
public enum BodyKind {
    /** No body. Some clients send a media type even then, which must not turn an optional body into a 415. */
    NOTHING,
    /** A form. Only introspection takes one, and Vert.x parses a form while it reads it. */
    FORM,
    /** Any other body. */
    DATA;

    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final Set<String> FORMS = Set.of("multipart/", URL_ENCODED);

    /** The kind of a request's body, before any of it is read. */
    public static BodyKind of(HttpServerRequest request) {
        MultiMap headers = request.headers();
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        boolean announced = length != null || headers.contains(HttpHeaders.TRANSFER_ENCODING);
        if (!announced || "0".equals(length) || request.isEnded()) {
            return NOTHING;
        }
        return FORMS.stream().anyMatch(type(request)::startsWith) ? FORM : DATA;
    }

    /** Whether the media type of the body is {@code application/x-www-form-urlencoded}. */
    public static boolean isUrlEncoded(HttpServerRequest request) {
        return type(request).startsWith(URL_ENCODED);
    }

    private static String type(HttpServerRequest request) {
        String type = request.headers().get(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    }
}
