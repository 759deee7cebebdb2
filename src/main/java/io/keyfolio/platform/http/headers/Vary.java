package io.keyfolio.platform.http.headers;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The {@code Vary} header: the request headers on which a response depends (RFC 9110, section 12.5.5). */
public final class Vary {

    private Vary() {}

    /** Adds the name of a request header; each name appears once, in a single line. */
    public static void add(CharSequence name, MultiMap answer) {
        Set<String> names = new LinkedHashSet<>();
        for (String line : answer.getAll(HttpHeaders.VARY)) {
            for (String member : line.split(",", -1)) {
                names.add(member.strip().toLowerCase(Locale.ROOT));
            }
        }
        names.add(name.toString().toLowerCase(Locale.ROOT));
        answer.set(HttpHeaders.VARY, String.join(", ", names));
    }
}
