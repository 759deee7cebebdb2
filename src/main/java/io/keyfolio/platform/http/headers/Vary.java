package io.keyfolio.platform.http.headers;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The header {@code Vary}: the headers of requests that an answer depends on (RFC 9110, section 12.5.5). */
public final class Vary {

    private Vary() {}

    /** Adds the name of a header to those that an answer depends on already; each is named once, in one line. */
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
