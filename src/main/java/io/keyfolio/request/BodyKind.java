package io.keyfolio.request;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;

/** What a request carries, told before any of it is read. */
enum BodyKind {
    /** No body at all; some clients name a type even then, which must not turn an optional body into a 415. */
    NOTHING,
    /** A form: no route takes one, and reading it would mean parsing it. */
    FORM,
    /** Anything else. */
    DATA;

    private static final Set<String> FORMS = Set.of("multipart/", "application/x-www-form-urlencoded");

    static BodyKind of(HttpServerRequest request) {
        MultiMap headers = request.headers();
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        boolean announced = length != null || headers.contains(HttpHeaders.TRANSFER_ENCODING);
        if (!announced || "0".equals(length) || request.isEnded()) {
            return NOTHING;
        }
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type != null && FORMS.stream().anyMatch(type.strip().toLowerCase(Locale.ROOT)::startsWith) ? FORM : DATA;
    }
}
