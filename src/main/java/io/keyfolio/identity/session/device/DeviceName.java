package io.keyfolio.identity.session.device;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Derives a short device name from a user agent, by which users recognise their own devices. */
public final class DeviceName {

    private static final String UNKNOWN = "Unknown";

    /** The browsers in the order in which they are tried: most also name the browsers that they are compatible with. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser/",
            "Samsung Internet",
            "Firefox/",
            "Firefox",
            "FxiOS/",
            "Firefox",
            "CriOS/",
            "Chrome",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone",
            "iOS",
            "iPad",
            "iOS",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "CrOS",
            "ChromeOS",
            "Mac OS X",
            "macOS",
            "Linux",
            "Linux");

    /** A user agent whose first word names the program, such as {@code curl/8.5.0}. */
    private static final Pattern PROGRAM = Pattern.compile("([A-Za-z][A-Za-z0-9._-]{0,39})(?:[/ ;(].*)?");

    private DeviceName() {}

    /** The name for a user agent, which may be null. It can be a word that the client chose. */
    public static String of(String userAgent) {
        return userAgent == null ? UNKNOWN : named(userAgent, program(userAgent).orElse(UNKNOWN));
    }

    /** As {@link #of}, without words that the client chose. */
    public static String ofKnown(String userAgent) {
        return userAgent == null ? UNKNOWN : named(userAgent, UNKNOWN);
    }

    private static String named(String userAgent, String other) {
        String what = firstNamed(BROWSERS, userAgent).orElse(other);
        return firstNamed(SYSTEMS, userAgent)
                .map(system -> what + " on " + system)
                .orElse(what);
    }

    private static Optional<String> firstNamed(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<String> program(String userAgent) {
        Matcher name = PROGRAM.matcher(userAgent);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int place = 0; place < pairs.length; place += 2) {
            names.put(pairs[place], pairs[place + 1]);
        }
        return names;
    }
}
