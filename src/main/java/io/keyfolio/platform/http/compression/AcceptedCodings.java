package io.keyfolio.platform.http.compression;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The content codings that a client accepts, with their weights (RFC 9110, section 12.5.3). */
final class AcceptedCodings {

    private static final String ANY = "*";
    private static final String IDENTITY = "identity";
    private static final String GZIP = "gzip";

    /** An older name of gzip (RFC 9110, section 8.4.1.3). */
    private static final String X_GZIP = "x-gzip";

    private static final Pattern WEIGHT = Pattern.compile("[01](?:\\.[0-9]{0,3})?");
    private static final double MOST = 1;

    private final Map<String, Double> weights = new HashMap<>();

    /** Takes the lines of {@code Accept-Encoding}. */
    AcceptedCodings(List<String> lines) {
        for (String line : lines) {
            for (String member : line.split(",", -1)) {
                add(member);
            }
        }
    }

    /** Whether the client accepts gzip, with at least the weight of {@code identity}. */
    boolean preferGzip() {
        double gzip = Math.max(weight(GZIP), weight(X_GZIP));
        return gzip > 0 && gzip >= weights.getOrDefault(IDENTITY, 0.0);
    }

    private double weight(String coding) {
        return weights.getOrDefault(coding, isNamed(GZIP) || isNamed(X_GZIP) ? 0.0 : weights.getOrDefault(ANY, 0.0));
    }

    private boolean isNamed(String coding) {
        return weights.containsKey(coding);
    }

    private void add(String member) {
        String[] parts = member.split(";", -1);
        double weight = MOST;
        for (int at = 1; at < parts.length; at++) {
            String parameter = parts[at].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                weight = parsed(parameter.substring(2));
            }
        }
        weights.merge(parts[0].strip().toLowerCase(Locale.ROOT), weight, Math::max);
    }

    /** The weight; 0 for a malformed one, which must not make the coding acceptable. */
    private static double parsed(String weight) {
        return WEIGHT.matcher(weight).matches() ? Math.min(MOST, Double.parseDouble(weight)) : 0;
    }
}
