package io.keyfolio.feature.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads query parameters from a query that may include a client's own. It does not fail on any input: a value with a broken
 * percent-encoding stays undecoded.
 */
final class QueryParameters {

    private QueryParameters() {}

    /** The values of all parameters with a name, in their order. */
    static List<String> all(String name, String query) {
        List<String> values = new ArrayList<>();
        for (String parameter : query.split("[&;]", -1)) {
            int end = parameter.indexOf('=');
            if (name.equals(decoded(end < 0 ? parameter : parameter.substring(0, end)))) {
                values.add(end < 0 ? "" : decoded(parameter.substring(end + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
